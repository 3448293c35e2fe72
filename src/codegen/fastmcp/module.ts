/** The Python module that holds a project's auth. */

import { marked } from '../written-mark';
import { indented } from './python-text';
import type { Choice, Wiring } from './wiring';

/** The text of the module: `required_env`, what the wiring needs, and `build_auth`. */
export function authModule(wiring: Wiring, choice: Choice): string {
  const { imports, definitions = [], body } = wiring.python(choice);
  return marked(
    [
      `"""Who may call this server: ${wiring.className}.`,
      '',
      'Everything that differs from place to place comes from the environment; .env.example lists it.',
      '"""',
      '',
      importBlock(['import os', 'from fastmcp.server.auth import AuthProvider', ...imports]),
      ...[requiredEnv, ...definitions, buildAuth(body)].map((one) => `\n\n${one}`),
    ].join('\n'),
    '# ',
  );
}

const requiredEnv = `def required_env(name: str) -> str:
    """The value of an environment variable. An empty one would switch a check off, so it is refused too."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise RuntimeError(f"{name} is not set; without it nobody can be checked. See .env.example.")
    return value`;

function buildAuth(body: readonly string[]): string {
  return [
    'def build_auth() -> AuthProvider:',
    ...indented([
      '"""Made when the server is, so that a server over stdio needs none of it."""',
      ...body,
    ]),
  ].join('\n');
}

/** The standard library first, then the rest, each sorted; names from one module on one line. */
export function importBlock(statements: readonly string[]): string {
  const names = new Map<string, Set<string>>();
  const plain = new Set<string>();
  for (const statement of statements) {
    const [, module, list] = /^from (\S+) import (.+)$/.exec(statement) ?? [];
    if (module === undefined || list === undefined) {
      plain.add(statement);
      continue;
    }
    const known = names.get(module) ?? new Set();
    for (const name of list.split(', ')) known.add(name);
    names.set(module, known);
  }
  const lines = [
    ...plain,
    ...[...names].map(([module, list]) => `from ${module} import ${[...list].sort().join(', ')}`),
  ];
  const order = (line: string): string => line.replace(/^import /, ' ').replace(/^from /, '');
  const sorted = (group: readonly string[]): readonly string[] =>
    group.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const own = sorted(lines.filter(isStandard));
  const others = sorted(lines.filter((line) => !isStandard(line)));
  return [...own, ...(own.length > 0 && others.length > 0 ? [''] : []), ...others].join('\n');
}

const standard: ReadonlySet<string> = new Set([
  'asyncio',
  'base64',
  'http',
  'json',
  'os',
  'pathlib',
  'secrets',
  'threading',
  'time',
  'typing',
  'urllib',
]);

function isStandard(line: string): boolean {
  return standard.has(/^(?:import|from) (\w+)/.exec(line)?.[1] ?? '');
}
