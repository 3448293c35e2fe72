import type * as vscode from 'vscode';

/** Rules that the user steps past at a server, by the address as configured. */
export interface Overrides {
  of(url: string): readonly string[];
  add(url: string, rule: string): Promise<void>;
  /** Forgets all of a server, and says how many there were. */
  clear(url: string): Promise<number>;
}

const key = 'overrides';

/** Overrides are kept in the state of the workspace: another workspace asks again. */
export function createOverrides(state: vscode.Memento): Overrides {
  const all = (): { readonly [url: string]: readonly string[] } => state.get(key, {});
  const of = (url: string): readonly string[] =>
    Object.hasOwn(all(), url) ? (all()[url] ?? []) : [];
  return {
    of,
    async add(url, rule) {
      await state.update(key, { ...all(), [url]: [...new Set([...of(url), rule])] });
    },
    async clear(url) {
      const { length } = of(url);
      const { [url]: _gone, ...rest } = all();
      await state.update(key, rest);
      return length;
    },
  };
}
