/** The dynamic registrations that a run can use again: its own, and those that were saved earlier. */

import type { Facts } from '../model/flow';
import type { Ports } from '../model/ports';
import type { TraceRun } from '../model/trace';
import type { RegistrationStore, SavedRegistration } from './registration-store';
import type { Vault } from './vault';

export interface ClientMemory {
  readonly all: () => readonly Facts['client'][];
  /** Registered in this run, or used in it with success. */
  readonly fresh: () => readonly Facts['client'][];
  /** What could be used when the present round began, or was loaded in it: not what it registered or gave up itself. */
  beforeRound(): Pick<TraceRun, 'registrations' | 'freshRegistrations'>;
  /** The flow has gone back to where clients register, and all that is known now was known before. */
  beginRound(): void;
  /** Has the flow register once more: who was registered in it is not taken again, and stays in the store. */
  setAside(): void;
  /** Brings in what was saved for an issuer. */
  load(issuer: string): Promise<void>;
  /** Puts the secrets of this client into the vault in place of another's. */
  use(client: Facts['client']): void;
  /** Keeps a client that was registered just now. */
  add(client: Facts['client']): Promise<void>;
  /** Keeps the secrets of this client that the server has said anew. RFC 7592 §3. */
  renew(client: Facts['client']): Promise<void>;
  forget(client: Facts['client']): Promise<void>;
  /** A login with this client never came back, so the next run registers anew; one that is fresh is not to blame. */
  suspect(client: Facts['client']): Promise<void>;
  /** A login with this client did come back. */
  trust(client: Facts['client']): Promise<void>;
  /** All that is in it, for the secret store. */
  content(): ClientMemoryContent;
}

export interface ClientMemoryContent {
  readonly held: readonly SavedRegistration[];
  /** By issuer and client id. */
  readonly fresh: readonly string[];
  /** Issuers that were looked up. */
  readonly loaded: readonly string[];
  /** What was there when the present round began. */
  readonly before: readonly Facts['client'][];
  readonly freshBefore: readonly string[];
}

export interface ClientMemoryOptions {
  readonly store: RegistrationStore;
  readonly vault: Vault;
  readonly serverUrl: string;
  readonly log: Ports['log'];
  /** What another memory had in it. */
  readonly kept?: ClientMemoryContent;
}

const secretNames = ['clientSecret', 'registrationAccessToken'] as const;

/** A memory that holds what was kept, or nothing yet. A store that fails is said in the log, and the run goes on. */
export function createClientMemory(options: ClientMemoryOptions): ClientMemory {
  const { store, vault, serverUrl, log, kept } = options;
  let held: readonly SavedRegistration[] = kept?.held ?? [];
  let fresh: readonly string[] = kept?.fresh ?? [];
  let before: readonly Facts['client'][] = kept?.before ?? [];
  let freshBefore: readonly string[] = kept?.freshBefore ?? [];
  const loaded = new Set<string>(kept?.loaded);

  const keyOf = ({ issuer, clientId }: Facts['client']): string => `${issuer} ${clientId}`;
  const find = (client: Facts['client']): SavedRegistration | undefined =>
    held.find((one) => keyOf(one.client) === keyOf(client));
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch(() => log('The saved registrations could not be read or written.'));
  };
  const put = (one: SavedRegistration): void => {
    held = [...held.filter((other) => keyOf(other.client) !== keyOf(one.client)), one];
  };
  /** The vault may still hold those of another client, which are none of this one's. */
  const secretsOf = ({ hasSecret, registrationClientUri }: Facts['client']) => {
    const own = { clientSecret: hasSecret, registrationAccessToken: registrationClientUri };
    const secrets: { [name in (typeof secretNames)[number]]?: string } = {};
    for (const name of secretNames) {
      const value = own[name] ? vault.get(name) : undefined;
      if (value === undefined) vault.drop(name);
      else secrets[name] = value;
    }
    return secrets;
  };

  return {
    all: () => held.map((one) => one.client),
    fresh: () => held.map((one) => one.client).filter((client) => fresh.includes(keyOf(client))),
    beforeRound: () => ({
      registrations: before,
      freshRegistrations: before.filter((client) => freshBefore.includes(keyOf(client))),
    }),
    beginRound() {
      before = held.map((one) => one.client);
      freshBefore = fresh;
    },
    setAside() {
      held = held.filter(({ client }) => !fresh.includes(keyOf(client)));
    },
    async load(issuer) {
      if (loaded.has(issuer)) return;
      loaded.add(issuer);
      await attempt(async () => {
        for (const one of (await store.findAll(issuer)).toReversed()) {
          if (one.suspect === true || find(one.client) !== undefined) continue;
          put(one);
          before = [...before, one.client];
        }
      });
    },
    use(client) {
      const one = find(client);
      if (one === undefined) return;
      for (const name of secretNames) {
        const value = one.secrets[name];
        if (value === undefined) vault.drop(name);
        else vault.put(name, value);
      }
    },
    async add(client) {
      const one: SavedRegistration = { client, secrets: secretsOf(client), serverUrl };
      put(one);
      fresh = [...fresh, keyOf(client)];
      await attempt(() => store.save(one));
    },
    async renew(client) {
      const before = find(client);
      if (before === undefined) return;
      const one = { ...before, secrets: { ...before.secrets, ...secretsOf(before.client) } };
      put(one);
      fresh = [...fresh, keyOf(client)];
      await attempt(() => store.save(one));
    },
    async forget(client) {
      held = held.filter((one) => keyOf(one.client) !== keyOf(client));
      await attempt(() => store.forget(client.issuer, client.clientId));
    },
    async suspect(client) {
      const one = find(client);
      if (one === undefined || fresh.includes(keyOf(client))) return;
      put({ ...one, suspect: true });
      await attempt(() => store.markSuspect(client.issuer, client.clientId));
    },
    async trust(client) {
      const one = find(client);
      if (one === undefined || fresh.includes(keyOf(client))) return;
      fresh = [...fresh, keyOf(client)];
      const { suspect, ...trusted } = one;
      put(trusted);
      if (suspect === true) await attempt(() => store.save(trusted));
    },
    content: () => ({ held, fresh, loaded: [...loaded], before, freshBefore }),
  };
}
