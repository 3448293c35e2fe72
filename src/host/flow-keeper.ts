/**
 * Keeps the flow that the panel shows over a reload of the window: what it is in the state of the
 * workspace, what it holds in the secret store, under an id of its own.
 */

import type * as vscode from 'vscode';
import { type Errand, errands } from '../model/errand';
import { type Revision, revisions } from '../model/revision';
import type { FlowStore } from '../oauth/flow-store';

/** A day, in milliseconds: an authorization server has forgotten a sign-in long before. */
const longest = 86_400_000;

/** What a flow is, without anything that is secret. */
export interface KeptFlow {
  readonly id: string;
  /** Id of the server's entry in the configuration. */
  readonly entry: string;
  readonly errand: Errand;
  readonly revision: Revision;
  readonly pause: 'trace' | 'step';
  /** `addressPrint` of the server's address: what was kept goes to no other one. */
  readonly server: string;
}

/** Takes what a paused flow needs to go on, and nothing at its end. */
export type Keep = (text: string | undefined) => Promise<void>;

export interface FlowKeeper extends vscode.Disposable {
  /** The flow that was shown last, also when it has ended since. */
  readonly kept: KeptFlow | undefined;
  /** What that flow needs to go on, when it was paused. */
  load(): Promise<string | undefined>;
  /** Puts a new flow in the place of the one before. */
  begin(flow: Omit<KeptFlow, 'id'>): Keep;
  /** Goes on keeping the flow that was shown last. */
  goOn(): Keep;
  /** Forgets the flow: nobody wants to see it any more. */
  forget(): Promise<void>;
}

export interface FlowKeeperDeps {
  readonly state: Pick<vscode.Memento, 'get' | 'update'>;
  readonly store: FlowStore;
  readonly newId: () => string;
  readonly log: (message: string) => void;
}

const stateKey = 'flow/1';

/** A keeper for one window. What others left behind longer than a day ago is dropped. */
export function createFlowKeeper({ state, store, newId, log }: FlowKeeperDeps): FlowKeeper {
  let kept = parse(state.get(stateKey));
  let closing = false;
  /** One write after the other, so that the last one is what stays. */
  let writes: Promise<unknown> = store.dropOlderThan(longest).catch(failed);

  function failed(): void {
    log('The state of a paused flow could not be read or written.');
  }

  function inTurn(write: () => Promise<unknown>): Promise<void> {
    const turn = writes.then(write).then(() => {}, failed);
    writes = turn;
    return turn;
  }

  async function set(next: KeptFlow | undefined): Promise<void> {
    const before = kept;
    kept = next;
    await inTurn(async () => {
      await state.update(stateKey, next);
      if (before !== undefined && before.id !== next?.id) await store.drop(before.id);
    });
  }

  function keepUnder(id: string): Keep {
    return async (text) => {
      // A window that closes ends its flow, and that is what the text is for.
      if (closing) return;
      await inTurn(async () => {
        if (closing || kept?.id !== id) return;
        if (text === undefined) await store.drop(id);
        else if ((await store.save(id, text)) === 'too-large')
          log('The flow is too large to be kept over a reload of the window.');
      });
    };
  }

  return {
    get kept() {
      return kept;
    },
    async load() {
      const id = kept?.id;
      if (id === undefined) return undefined;
      await writes;
      return store.load(id).catch(() => {
        failed();
        return undefined;
      });
    },
    begin(flow) {
      const id = newId();
      void set({ id, ...flow });
      return keepUnder(id);
    },
    goOn: () => keepUnder(kept?.id ?? ''),
    async forget() {
      if (!closing) await set(undefined);
    },
    dispose() {
      closing = true;
    },
  };
}

/** What is kept may come from another version, so whatever has another shape counts as nothing. */
function parse(value: unknown): KeptFlow | undefined {
  const { id, entry, errand, revision, pause, server } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<Record<keyof KeptFlow, unknown>>;
  const knownErrand = errands.find((one) => one === errand);
  const knownRevision = revisions.find((one) => one === revision);
  if (typeof id !== 'string' || typeof entry !== 'string' || typeof server !== 'string')
    return undefined;
  if (knownErrand === undefined || knownRevision === undefined) return undefined;
  return {
    id,
    entry,
    errand: knownErrand,
    revision: knownRevision,
    pause: pause === 'step' ? 'step' : 'trace',
    server,
  };
}
