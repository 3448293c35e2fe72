import type * as vscode from 'vscode';
import { addressPrint } from './address-print';

/** The rules that the user steps past at one server. */
export interface ServerOverrides {
  /** The server's name when the last one was added. */
  readonly name: string;
  readonly rules: readonly string[];
}

/** Stops that the user goes on past, by the address of the server as it is configured. */
export interface Overrides {
  of(url: string): readonly string[];
  add(url: string, name: string, rule: string): Promise<void>;
  /** All of them, each with the key that `forget` takes. */
  all(): readonly (ServerOverrides & { readonly key: string })[];
  /** Forgets those of a server, and says whether there were any. */
  forget(key: string): Promise<boolean>;
  keyOf(url: string): string;
}

const stateKey = 'overrides/1';

/** Overrides in the state of the workspace, so that another workspace asks again. */
export function createOverrides(state: Pick<vscode.Memento, 'get' | 'update'>): Overrides {
  const read = (): ReadonlyMap<string, ServerOverrides> => parse(state.get(stateKey));
  const write = async (next: ReadonlyMap<string, ServerOverrides>): Promise<void> => {
    await state.update(stateKey, Object.fromEntries(next));
  };
  const of = (url: string): readonly string[] => read().get(addressPrint(url))?.rules ?? [];
  return {
    of,
    keyOf: addressPrint,
    all: () => [...read()].map(([key, one]) => ({ key, ...one })),
    async add(url, name, rule) {
      const rules = [...new Set([...of(url), rule])];
      await write(new Map(read()).set(addressPrint(url), { name, rules }));
    },
    async forget(key) {
      const next = new Map(read());
      const had = next.delete(key);
      if (had) await write(next);
      return had;
    },
  };
}

/** What is kept may come from another version, so whatever has another shape counts as absent. */
function parse(kept: unknown): ReadonlyMap<string, ServerOverrides> {
  if (typeof kept !== 'object' || kept === null) return new Map();
  return new Map(
    Object.entries(kept).flatMap(([key, value]): [string, ServerOverrides][] => {
      const { name, rules } = (value ?? {}) as Partial<Record<'name' | 'rules', unknown>>;
      const readable =
        typeof name === 'string' &&
        Array.isArray(rules) &&
        rules.every((rule): rule is string => typeof rule === 'string');
      return readable ? [[key, { name, rules }]] : [];
    }),
  );
}
