import type { HttpServerEntry, ServerEntry, StdioServerEntry } from '../model/server';
import { headersProblem, urlProblem } from './http-values';

/** A variable in a configuration value, such as `${input:token}` or `${HOME:-/root}`. */
export interface Variable {
  /**
   * `input`: asked of the user, `${input:id}`. `env`: `${env:NAME}`. `plain`: `${NAME}`, an
   * environment variable to Claude Code. `editor`: known to the editor, `${workspaceFolder}`.
   * `other`: has another prefix, such as `${command:id}`.
   */
  readonly kind: 'input' | 'env' | 'plain' | 'editor' | 'other';
  readonly name: string;
  /** As written, without the default, which may be a secret. */
  readonly text: string;
  /** What `${NAME:-default}` stands for when nothing is set. */
  readonly fallback?: string;
}

/** The value of a variable; `undefined` leaves its default, or the variable itself, in place. */
export type Lookup = (variable: Variable) => string | undefined;

/** The inside may hold one more `${…}`, in a default. */
const pattern = /\$\{([^{}]*(?:\$\{[^{}]*\}[^{}]*)*)\}/g;

const editorNames = new Set([
  'workspaceFolder',
  'workspaceFolderBasename',
  'userHome',
  'pathSeparator',
  '/',
]);

/**
 * Every variable that stands in the texts, each once, in order; with a default only if it has one
 * wherever it stands.
 */
export function variablesIn(texts: readonly string[]): readonly Variable[] {
  const found = new Map<string, Variable>();
  for (const text of texts) {
    for (const [, inside] of text.matchAll(pattern)) {
      const variable = toVariable(inside ?? '');
      if (variable === undefined) continue;
      const before = found.get(variable.text);
      if (before === undefined || variable.fallback === undefined)
        found.set(variable.text, variable);
    }
  }
  return [...found.values()];
}

/** The variables that stand in the texts, as written but without defaults, each once. */
export function unresolvedIn(texts: readonly string[]): readonly string[] {
  return variablesIn(texts).map((variable) => variable.text);
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
  const left = new Set<string>();
  const url = fill(entry.url, lookup, left);
  const urlIsWhole = left.size === 0;
  const headers = fillEach(entry.headers, lookup, left);
  const clientId = entry.clientId === undefined ? undefined : fill(entry.clientId, lookup, left);
  const problem = urlProblem(url, !urlIsWhole) ?? headersProblem(headers);
  if (problem !== undefined) {
    const { id, name, place } = entry;
    const said = `With its variables filled in, the entry cannot be used. ${problem}`;
    return { kind: 'broken', id, name, place, unresolved: [...left], problem: said };
  }
  return {
    ...entry,
    url,
    headers,
    ...(clientId === undefined ? {} : { clientId }),
    unresolved: [...left],
  };
}

function resolveStdio(entry: StdioServerEntry, lookup: Lookup): StdioServerEntry {
  const left = new Set<string>();
  return {
    ...entry,
    command: fill(entry.command, lookup, left),
    args: entry.args.map((argument) => fill(argument, lookup, left)),
    env: fillEach(entry.env, lookup, left),
    ...(entry.cwd === undefined ? {} : { cwd: fill(entry.cwd, lookup, left) }),
    unresolved: [...left],
  };
}

function fillEach(
  values: { readonly [name: string]: string },
  lookup: Lookup,
  left: Set<string>,
): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, fill(value, lookup, left)]),
  );
}

function fill(text: string, lookup: Lookup, left: Set<string>): string {
  return text.replace(pattern, (written, inside: string) => {
    const variable = toVariable(inside);
    if (variable === undefined) return written;
    const value = lookup(variable) ?? variable.fallback;
    if (value === undefined) left.add(variable.text);
    return value ?? written;
  });
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
  const kind = prefix === 'input' || prefix === 'env' ? prefix : 'other';
  return { kind, name, text: `\${${inside}}` };
}
