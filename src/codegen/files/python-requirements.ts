/** Adds what the generated code needs to where this project lists what it needs. */

import type { FileEdit, TextEdit } from '../../model/fix';
import { type Project, textAt } from '../project';
import { tomlArray } from '../syntax/toml';

/** The edits, and a command for the user when the project lists its needs in a way that is not edited here. */
export interface Dependencies {
  readonly files: readonly FileEdit[];
  readonly notes: readonly string[];
}

/** `requirements`: PEP 508. Those whose package is listed already are left out. */
export function addDependencies(project: Project, requirements: readonly string[]): Dependencies {
  const nothing: Dependencies = { files: [], notes: [] };
  if (requirements.length === 0) return nothing;
  for (const { path, add } of places) {
    const text = textAt(project, path);
    if (text === undefined) continue;
    const missing = requirements.filter((one) => !lists(text, one));
    if (missing.length === 0) return nothing;
    const edits = add(text, missing);
    if (edits === undefined) continue;
    const label = 'What the server needs besides';
    return {
      files: [{ kind: 'change', path, label, before: text, edits }],
      notes: [installNote(project, path)],
    };
  }
  const quoted = requirements.map((one) => `"${one}"`).join(' ');
  return { files: [], notes: [`Install what is missing: pip install ${quoted}`] };
}

interface Place {
  readonly path: string;
  readonly add: (text: string, missing: readonly string[]) => readonly TextEdit[] | undefined;
}

const places: readonly Place[] = [
  { path: 'pyproject.toml', add: intoPyproject },
  { path: 'requirements.txt', add: intoRequirements },
];

function lists(text: string, requirement: string): boolean {
  const [, name = '', extra] = /^([\w.-]+)(\[[^\]]*\])?/.exec(requirement) ?? [];
  return new RegExp(
    `(^|["'\\s])${name}${extra === undefined ? '(?![\\w.-])' : `\\[[^\\]]*${extra.slice(1, -1)}`}`,
    'im',
  ).test(text);
}

/** Into `[project] dependencies = [ … ]`, in the manner of the list; `undefined` when there is none. */
function intoPyproject(text: string, missing: readonly string[]): readonly TextEdit[] | undefined {
  const list = tomlArray(text, ['project'], 'dependencies');
  if (list === undefined) return undefined;
  const last = list.elements.at(-1);
  const quote = last === undefined ? '"' : text.charAt(last.start);
  const items = missing.map((one) => `${quote}${one}${quote}`);
  const at = last?.end ?? list.start + 1;
  const comma = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(at, list.end));
  const ownLine = last !== undefined && /\n[ \t]*$/.test(text.slice(0, last.start));
  if (!ownLine) {
    const before = last === undefined ? '' : ', ';
    return [{ start: at, end: at, text: before + items.join(', ') }];
  }
  const indent = /[ \t]*$/.exec(text.slice(0, last.start))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const rest = text.slice(at + (comma?.[0].length ?? 0)).search(/\r?\n/);
  const lineEnd = at + (comma?.[0].length ?? 0) + Math.max(0, rest);
  const lines = {
    start: lineEnd,
    end: lineEnd,
    text: items.map((one) => `${eol}${indent}${one},`).join(''),
  };
  if (comma !== null) return [lines];
  return lineEnd === at
    ? [{ ...lines, text: `,${lines.text}` }]
    : [{ start: at, end: at, text: ',' }, lines];
}

function intoRequirements(text: string, missing: readonly string[]): readonly TextEdit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : eol;
  return [
    {
      start: text.length,
      end: text.length,
      text: before + missing.map((one) => one + eol).join(''),
    },
  ];
}

function installNote(project: Project, path: string): string {
  const has = (file: string): boolean => textAt(project, file) !== undefined;
  if (path === 'requirements.txt') return 'Install what was added: pip install -r requirements.txt';
  if (has('uv.lock')) return 'Install what was added and renew the lock file: uv sync';
  if (has('poetry.lock'))
    return 'Renew the lock file and install what was added: poetry lock && poetry install';
  return 'Install what was added: pip install -e .';
}
