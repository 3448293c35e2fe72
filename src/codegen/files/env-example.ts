/** `.env.example` and `.gitignore`: names for everybody to see, values for nobody. */

import type { FileEdit } from '../../model/fix';
import { type Project, textAt } from '../project';
import type { EnvVariable } from '../wiring';

/** Adds the names that are missing; what is there stays as it is. */
export function envExample(
  project: Project,
  variables: readonly EnvVariable[],
): FileEdit | undefined {
  const path = '.env.example';
  const text = textAt(project, path);
  const has = new Set(
    [...(text ?? '').matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm)].map(([, name]) => name),
  );
  const missing = variables.filter(({ name }) => !has.has(name));
  if (missing.length === 0) return undefined;
  const lines = missing.flatMap(({ name, says, example }) => [`# ${says}`, `${name}=${example}`]);
  return append(path, 'Names of what the server reads from its environment', text, lines);
}

/** Keeps `.env` out of the repository; nothing when some line does already. */
export function ignoreEnv(project: Project): FileEdit | undefined {
  const text = textAt(project, '.gitignore');
  if (/^\/?(\*\*\/)?\.env\*?\s*$/m.test(text ?? '')) return undefined;
  return append('.gitignore', 'Keeps secrets out of the repository', text, ['.env']);
}

function append(
  path: string,
  label: string,
  text: string | undefined,
  lines: readonly string[],
): FileEdit {
  if (text === undefined) return { kind: 'create', path, label, text: `${lines.join('\n')}\n` };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : eol;
  const added = `${before}${lines.join(eol)}${eol}`;
  return {
    kind: 'change',
    path,
    label,
    before: text,
    edits: [{ start: text.length, end: text.length, text: added }],
  };
}
