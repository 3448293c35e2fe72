/** What is saved, forgotten and given back as the steps of a run end. */

import type { Facts } from '../model/flow';
import type { ClientMemory } from './client-memory';
import type { FlowOptions } from './engine';
import { signInToSave } from './sign-in-to-save';
import type { Action } from './step';
import type { Vault } from './vault';

export interface BookkeepingOptions {
  readonly flow: FlowOptions;
  readonly vault: Vault;
  readonly clients: ClientMemory;
}

type Ending<D extends string> = Extract<Action<keyof Facts>, { do: D }>;

export interface Bookkeeping {
  /** Before the facts of a step that is done become known. */
  done(action: Ending<'done'>): Promise<void>;
  /** After that: a sign-in that works, or was renewed, is saved. */
  saved(action: Ending<'done'>, facts: Partial<Facts>): Promise<void>;
  skipped(action: Ending<'skip'>): void;
  stopped(action: Ending<'stop'>, facts: Partial<Facts>): Promise<void>;
  /** `registered`: the flow goes back to behind its registration, which stands. */
  again(action: Ending<'again'>, registered: boolean): Promise<void>;
}

/** The bookkeeping of one run. Stores that fail are said in the log, and the run goes on. */
export function createBookkeeping({ flow, vault, clients }: BookkeepingOptions): Bookkeeping {
  const { ports } = flow;
  return {
    async done(action) {
      const { client, clientIdentity, tokens, unregistered } = action.facts as Partial<Facts>;
      // The key of an identity that the run has gone back behind.
      if (clientIdentity?.binding === 'bearer') vault.drop('dpopKey');
      // Whatever proof came with the request, a Bearer token is bound to no key. RFC 9449 §5.
      if (tokens?.tokenType.toLowerCase() === 'bearer') vault.drop('dpopKey');
      if (client?.way === 'dynamic') {
        const { registrationClientUri: uri } = client;
        if (!clients.all().includes(client)) await clients.add(client);
        // One of an earlier flow was just read back, and its tokens may be new ones.
        else if (uri !== undefined && !clients.fresh().includes(client))
          await clients.renew(client);
        else clients.use(client);
      }
      if (unregistered !== undefined) await clients.forget(unregistered.client);
    },
    async saved(action, facts) {
      const { session, tokens } = action.facts as Partial<Facts>;
      const { stored } = facts;
      const renewed = tokens !== undefined && stored !== undefined && tokens !== stored.tokens;
      if (session === undefined && !renewed) return;
      if (session !== undefined && facts.client !== undefined) await clients.trust(facts.client);
      const signIn = signInToSave(facts, vault, {
        now: ports.now(),
        ...(facts.clientIdentity && {
          grant: facts.clientIdentity.grant,
          dpopBound: vault.get('dpopKey') !== undefined,
        }),
      });
      if (signIn === undefined) return;
      const kind = stored !== undefined && facts.client === undefined ? 'continued' : 'new';
      await flow.save(signIn, kind).catch(() => ports.log('The sign-in could not be saved.'));
    },
    skipped(action) {
      // A token of a sign-in that the run has gone back behind does not go to an open server.
      if (action.facts.access?.open === true) vault.drop('accessToken');
    },
    async stopped(action, { client }) {
      if (action.reason.code === 'login-not-finished' && client !== undefined)
        await clients.suspect(client);
    },
    async again(action, registered) {
      if (action.forget !== undefined) await clients.forget(action.forget);
      if (!registered) clients.beginRound();
    },
  };
}
