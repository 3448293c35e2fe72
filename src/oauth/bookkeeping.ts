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
  stopped(action: Ending<'stop'>, facts: Partial<Facts>): Promise<void>;
  again(action: Ending<'again'>): Promise<void>;
}

/** The bookkeeping of one run. Stores that fail are said in the log, and the run goes on. */
export function createBookkeeping({ flow, vault, clients }: BookkeepingOptions): Bookkeeping {
  const { ports } = flow;
  return {
    async done(action) {
      const { client, unregistered } = action.facts as Partial<Facts>;
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
      const signIn = signInToSave(facts, vault, {
        now: ports.now(),
        ...(facts.clientIdentity && {
          grant: facts.clientIdentity.grant,
          dpopBound: facts.clientIdentity.binding === 'dpop',
        }),
      });
      if (signIn === undefined) return;
      await flow.save(signIn).catch(() => ports.log('The sign-in could not be saved.'));
    },
    async stopped(action, { client }) {
      if (action.reason.code !== 'login-not-finished' || client === undefined) return;
      const fresh = clients.fresh().some((one) => one.clientId === client.clientId);
      if (!fresh) await clients.suspect(client);
    },
    async again(action) {
      if (action.forget !== undefined) await clients.forget(action.forget);
      clients.beginRound();
    },
  };
}
