import type { HttpServerEntry, ServerEntry, StdioServerEntry, VariableForm } from '../model/server';
import type { VariableKind } from '../model/written-entry';
import { headersProblem, urlProblem } from './http-values';

/** A variable in a configuration value, such as `${input:token}` or `${HOME:-/root}`. */
export interface Variable {
  /**
   * `input`: asked of the user, `${input:id}`. `env`: `${env:NAME}` or `{env:NAME}`. `plain`:
   * `${NAME}` or `$NAME`, an environment variable too. `editor`: known to the editor,
   * `${workspaceFolder}`. `file`: the content of a file, `${file:path}` or `{file:path}`. `secret`:
   * kept by the client, `${{ secrets.NAME }}`. `other`: has another prefix, such as `${command:id}`.
   */
  readonly kind: VariableKind;
  readonly name: string;
  /** As written, without the default, which may be a secret. */
  readonly text: string;
  /** What `${NAME:-default}` stands for when nothing is set. */
  readonly fallback?: string;
}

/** The value of a variable; `undefined` leaves its default, or the variable itself, in place. */
export type Lookup = (variable: Variable) => string | undefined;

/** The inside may hold one more `${…}`, in a default. */
const dollarBraces = String.raw`\$\{(?<inside>[^{}]*(?:\$\{[^{}]*\}[^{}]*)*)\}`;

const patterns: { readonly [form in VariableForm]: string } = {
  'dollar-name': String.raw`\$(?<dollar>[A-Za-z_]\w*)`,
  braces: String.raw`\{(?<braces>(?:env|file):[^\s{}][^{}]*)\}`,
  secrets: String.raw`\$\{\{\s{0,9}(?:secrets|inputs)\.(?<secret>[\w./-]+)\s{0,9}\}\}`,
};

const made = new Map<string, RegExp>();

/** Made once for each set of forms. To be used with `matchAll`, which leaves it as it is. */
function patternOf(forms: readonly VariableForm[]): RegExp {
  const source = [dollarBraces, ...forms.map((form) => patterns[form])].join('|');
  const pattern = made.get(source) ?? new RegExp(source, 'g');
  made.set(source, pattern);
  return pattern;
}

const editorNames = new Set([
  'workspaceFolder',
  'workspaceFolderBasename',
  'userHome',
  'pathSeparator',
  '/',
]);

/**
 * Every variable that stands in the texts, each once, in order; with a default only if it has one
 * wherever it stands. `forms` are those that the client has beside `${…}`.
 */
export function variablesIn(
  texts: readonly string[],
  forms: readonly VariableForm[] = [],
): readonly Variable[] {
  const found = new Map<string, Variable>();
  for (const text of texts) {
    // Most texts have none, and asking for a sign is cheap.
    if (!/[${]/.test(text)) continue;
    for (const { 0: written, groups } of text.matchAll(patternOf(forms))) {
      const variable = variableIn(written, groups);
      if (variable === undefined) continue;
      const before = found.get(variable.text);
      if (before === undefined || variable.fallback === undefined)
        found.set(variable.text, variable);
    }
  }
  return [...found.values()];
}

/** The variables that stand in the texts, as written but without defaults, each once. */
export function unresolvedIn(
  texts: readonly string[],
  forms: readonly VariableForm[] = [],
): readonly string[] {
  return variablesIn(texts, forms).map((variable) => variable.text);
}

/**
 * The entry with every variable replaced that `lookup` knows or that has a default. Values are
 * put in as they are and not searched again. `unresolved` names what is left. An entry that names
 * no reachable server once its variables are filled in comes back broken.
 */
export function resolveEntry(entry: ServerEntry, lookup: Lookup): ServerEntry {
  switch (entry.kind) {
    case 'http':
      return resolveHttp(entry, lookup);
    case 'stdio':
      return resolveStdio(entry, lookup);
    case 'broken':
      return entry;
  }
}

function resolveHttp(entry: HttpServerEntry, lookup: Lookup): ServerEntry {
  const filler = fillerOf(entry, lookup);
  const url = filler.fill(entry.url);
  const urlIsWhole = filler.left.size === 0;
  const headers = filler.fillEach(entry.headers);
  const clientId = entry.clientId === undefined ? undefined : filler.fill(entry.clientId);
  const left = [...filler.left];
  const problem = urlProblem(url, !urlIsWhole) ?? headersProblem(headers);
  if (problem !== undefined) {
    const { id, name, place } = entry;
    const said = `With its variables filled in, the entry cannot be used. ${problem}`;
    return { kind: 'broken', id, name, place, unresolved: left, problem: said };
  }
  return {
    ...entry,
    url,
    headers,
    ...(clientId === undefined ? {} : { clientId }),
    unresolved: left,
  };
}

function resolveStdio(entry: StdioServerEntry, lookup: Lookup): StdioServerEntry {
  const { fill, fillEach, left } = fillerOf(entry, lookup);
  return {
    ...entry,
    command: fill(entry.command),
    args: entry.args.map(fill),
    env: fillEach(entry.env),
    ...(entry.cwd === undefined ? {} : { cwd: fill(entry.cwd) }),
    unresolved: [...left],
  };
}

interface Filler {
  readonly fill: (text: string) => string;
  readonly fillEach: (values: { readonly [name: string]: string }) => {
    readonly [name: string]: string;
  };
  /** What had no value so far. */
  readonly left: Set<string>;
}

function fillerOf({ source }: ServerEntry, lookup: Lookup): Filler {
  const left = new Set<string>();
  const pattern = patternOf(source?.forms ?? []);
  const fill = (text: string): string => {
    let filled = '';
    let end = 0;
    for (const { 0: written, index, groups } of text.matchAll(pattern)) {
      const variable = variableIn(written, groups);
      const value = variable && (lookup(variable) ?? variable.fallback);
      if (variable !== undefined && value === undefined) left.add(variable.text);
      filled += text.slice(end, index) + (value ?? written);
      end = index + written.length;
    }
    return filled + text.slice(end);
  };
  const fillEach: Filler['fillEach'] = (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
  return { fill, fillEach, left };
}

function variableIn(
  written: string,
  groups: { readonly [name: string]: string | undefined } = {},
): Variable | undefined {
  const { inside, dollar, braces, secret } = groups;
  if (inside !== undefined) return toVariable(inside);
  if (dollar !== undefined) return { kind: 'plain', name: dollar, text: written };
  if (secret !== undefined) return { kind: 'secret', name: secret, text: written };
  const [prefix = '', name = ''] = (braces ?? '').split(/:(.*)/s);
  return { kind: prefix === 'file' ? 'file' : 'env', name, text: written };
}

function toVariable(inside: string): Variable | undefined {
  if (editorNames.has(inside)) return { kind: 'editor', name: inside, text: `\${${inside}}` };
  const [, plain, fallback] = /^([A-Za-z_][A-Za-z0-9_]*)(?::-([\s\S]*))?$/.exec(inside) ?? [];
  if (plain !== undefined) {
    const variable = { kind: 'plain', name: plain, text: `\${${plain}}` } as const;
    return fallback === undefined ? variable : { ...variable, fallback };
  }
  const [, prefix, name] = /^([A-Za-z][A-Za-z0-9]*):([^\s{}][^{}]*)$/.exec(inside) ?? [];
  if (prefix === undefined || name === undefined) return undefined;
  const kind = prefix === 'input' || prefix === 'env' || prefix === 'file' ? prefix : 'other';
  return { kind, name, text: `\${${inside}}` };
}
