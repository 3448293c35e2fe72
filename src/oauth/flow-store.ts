/** The secret state of paused flows, kept under their ids so that it outlives a reload of the window. */

import type { SecretStore } from '../model/ports';

export interface FlowStore {
  /**
   * Keeps the state of a flow in place of what was kept before. `too-large`: nothing is kept then,
   * not the earlier state either, since the flow has left it behind.
   */
  save(id: string, text: string): Promise<'saved' | 'too-large'>;
  load(id: string): Promise<string | undefined>;
  drop(id: string): Promise<void>;
  /** The ids of all flows that are kept, those of other windows among them. */
  list(): Promise<readonly string[]>;
  /** Drops what was saved more than this many milliseconds ago, and what cannot be read. */
  dropOlderThan(ms: number): Promise<void>;
}

/** How much is kept of one flow, in UTF-16 code units. Some stores share five million among all extensions. */
export const longestFlow = 1_000_000;

const prefix = 'flow/1/';

/** A flow store on the secret store. The text is not looked into. `now` in milliseconds. */
export function createFlowStore(secrets: SecretStore, now: () => number): FlowStore {
  const drop = (id: string): Promise<void> => secrets.delete(prefix + id);
  const load = async (id: string): Promise<Kept | undefined> =>
    split(await secrets.get(prefix + id));
  const list = async (): Promise<readonly string[]> =>
    (await secrets.keys())
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));

  return {
    async save(id, text) {
      if (text.length > longestFlow) {
        await drop(id);
        return 'too-large';
      }
      await secrets.set(prefix + id, `${Math.round(now())}\n${text}`);
      return 'saved';
    },
    load: async (id) => (await load(id))?.text,
    drop,
    list,
    async dropOlderThan(ms) {
      for (const id of await list()) {
        const kept = await load(id);
        // A time that lies as far ahead is as wrong as an old one, and would never pass.
        if (kept === undefined || Math.abs(now() - kept.savedAt) > ms) await drop(id);
      }
    },
  };
}

interface Kept {
  readonly savedAt: number;
  readonly text: string;
}

/** The time stands before the first line break; the state, which may be long, is not escaped once more. */
function split(entry: string | undefined): Kept | undefined {
  const found = /^(\d+)\n/.exec(entry ?? '');
  if (entry === undefined || found === null) return undefined;
  return { savedAt: Number(found[1]), text: entry.slice(found[0].length) };
}
