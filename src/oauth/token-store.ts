/** Saved sign-ins: one JSON text each, in the secret store and nowhere else. */

import type { SecretName } from '../model/flow';
import type { SecretStore } from '../model/ports';
import type { StoredToken } from '../model/tokens';
import { storeKey } from './store-key';

/** The secrets that outlive a flow. */
const savedNames = [
  'accessToken',
  'refreshToken',
  'idToken',
  'clientSecret',
  'clientKey',
  'dpopKey',
] as const satisfies readonly SecretName[];
export type SavedName = (typeof savedNames)[number];

/** A sign-in with its secrets, as a flow ends with it. */
export interface SignIn {
  readonly stored: StoredToken;
  readonly secrets: { readonly [name in SavedName]?: string };
}

export interface SavedSignIn extends SignIn {
  /** The server's address with its variables filled in: the only one that the token may go to. */
  readonly serverUrl: string;
  /** The address as the configuration has it, by which the sign-in is shown and deleted. */
  readonly configuredUrl: string;
  /** Tells apart sign-ins that have all else in common, such as those of two people. */
  readonly label?: string;
  /** When it was last saved as used, in milliseconds since the epoch; 0 when nobody noted it. */
  readonly usedAt: number;
}

/**
 * A sign-in belongs to its server, issuer, resource, client, grant and label: a token never serves
 * another issuer or server, and one sign-in takes the place of another only when they share all six.
 *
 * The secret store has no transactions. Two windows that write the same sign-in at once leave the
 * text of one of them, whole; and a change made while another window deletes the sign-in may bring
 * it back. Changes that must not cross, such as a refresh, are made under a lease (`lease.ts`).
 */
export interface TokenStore {
  /** The sign-in of this server that was used last. */
  find(serverUrl: string): Promise<SavedSignIn | undefined>;
  /** All sign-ins of this server, the one used last first. */
  findAll(serverUrl: string): Promise<readonly SavedSignIn[]>;
  all(): Promise<readonly SavedSignIn[]>;
  /**
   * Saves a sign-in as the one used last. Others of the same server stay, but for those that can
   * never be used again: run out, and with nothing to renew them by.
   */
  save(signIn: Omit<SavedSignIn, 'usedAt'>): Promise<void>;
  /**
   * Offers the sign-ins of this server to `change`, the one used last first, until it gives a
   * changed one instead of `undefined`; saves that, and says whether there was one.
   */
  update(
    serverUrl: string,
    change: (saved: SavedSignIn) => SavedSignIn | undefined,
  ): Promise<boolean>;
  /** Deletes this one. */
  remove(signIn: SavedSignIn): Promise<void>;
  /**
   * Deletes every sign-in of the configured address and says whether there was one. Entries that
   * cannot be read go with them: nobody can use or show them, and they may hold secrets.
   */
  forget(configuredUrl: string): Promise<boolean>;
}

interface Entry {
  readonly key: string;
  /** Absent when the entry cannot be read. */
  readonly signIn?: SavedSignIn;
}

const prefix = 'sign-in/2/';
/** Entries of version 0.1, which knew one sign-in per server. Read, and replaced by the next save. */
const oldPrefix = 'sign-in/1/';

/** A token store on the secret store. An entry that cannot be read counts as absent. `now` in milliseconds. */
export function createTokenStore(secrets: SecretStore, now: () => number): TokenStore {
  async function entries(wanted: (key: string) => boolean): Promise<readonly Entry[]> {
    const keys = (await secrets.keys()).filter((key) => wanted(key) || key.startsWith(oldPrefix));
    return Promise.all(
      keys.map(async (key) => {
        const signIn = parse(await secrets.get(key), key.startsWith(oldPrefix));
        return { key, ...(signIn !== undefined && { signIn }) };
      }),
    );
  }

  async function entriesOf(serverUrl: string): Promise<readonly Required<Entry>[]> {
    const own = `${storeKey(prefix, [serverUrl])}/`;
    return (await entries((key) => key.startsWith(own)))
      .filter(isReadable)
      .filter(({ signIn }) => signIn.serverUrl === serverUrl)
      .toSorted((a, b) => lastUsedFirst(a.signIn, b.signIn));
  }

  async function put(signIn: SavedSignIn, key = keyOf(signIn)): Promise<string> {
    await secrets.set(key, JSON.stringify(signIn));
    return key;
  }

  return {
    find: async (serverUrl) => (await entriesOf(serverUrl))[0]?.signIn,
    findAll: async (serverUrl) => (await entriesOf(serverUrl)).map(({ signIn }) => signIn),
    async all() {
      const found = (await entries((key) => key.startsWith(prefix))).filter(isReadable);
      return found.map(({ signIn }) => signIn).toSorted(lastUsedFirst);
    },
    async save(signIn) {
      const before = await entriesOf(signIn.serverUrl);
      // A clock that was set back must not make an older sign-in the one used last.
      const usedAt = Math.max(now(), 1 + (before[0]?.signIn.usedAt ?? 0));
      const key = await put({ ...signIn, usedAt });
      for (const old of before) {
        if (old.key === key) continue;
        const replaced = keyOf(old.signIn) === key;
        if (replaced || isSpent(old.signIn.stored, now())) await secrets.delete(old.key);
      }
    },
    async update(serverUrl, change) {
      for (const { key, signIn } of await entriesOf(serverUrl)) {
        const changed = change(signIn);
        if (changed === undefined) continue;
        if ((await put(changed)) !== key) await secrets.delete(key);
        return true;
      }
      return false;
    },
    remove: (signIn) => secrets.delete(keyOf(signIn)),
    async forget(configuredUrl) {
      const found = await entries((key) => key.startsWith(prefix));
      const own = found.filter(({ signIn }) => signIn?.configuredUrl === configuredUrl);
      const unreadable = found.filter(({ signIn }) => signIn === undefined);
      for (const { key } of [...own, ...unreadable]) await secrets.delete(key);
      return own.length > 0;
    },
  };
}

/** Whether two descriptions are of one sign-in, so that the one may stand in for the other. */
export function isSameSignIn(a: StoredToken, b: StoredToken): boolean {
  return namesOf(a).every((name, at) => name === namesOf(b)[at]);
}

/** The names of the secrets that are saved with a sign-in. */
export function namesToSave(): readonly SavedName[] {
  return savedNames;
}

function namesOf(stored: StoredToken): readonly string[] {
  return [stored.issuer, stored.resource, stored.client.clientId, stored.grant];
}

function keyOf({ serverUrl, stored, label }: SavedSignIn): string {
  return storeKey(prefix, [serverUrl, ...namesOf(stored), label ?? '']);
}

/** Only a person can have these again; the other grants repeat themselves with what is saved. */
const personal: readonly StoredToken['grant'][] = ['authorization_code', 'device_code'];

function isSpent({ tokens, grant }: StoredToken, now: number): boolean {
  const { expiresAt, refreshToken } = tokens;
  return (
    personal.includes(grant) &&
    refreshToken === undefined &&
    expiresAt !== undefined &&
    expiresAt <= now
  );
}

function lastUsedFirst(a: SavedSignIn, b: SavedSignIn): number {
  return b.usedAt - a.usedAt || b.stored.obtainedAt - a.stored.obtainedAt;
}

function isReadable(entry: Entry): entry is Required<Entry> {
  return entry.signIn !== undefined;
}

function parse(text: string | undefined, old: boolean): SavedSignIn | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as SavedSignIn;
    const { stored } = value;
    const texts = [value.serverUrl, value.configuredUrl, stored.issuer, stored.resource];
    const readable =
      [...texts, stored.tokenEndpoint, stored.client.clientId].every(isText) &&
      isText(value.secrets.accessToken) &&
      stored.tokens.accessToken;
    if (!readable) return undefined;
    if (!old) return { ...value, usedAt: Number.isFinite(value.usedAt) ? value.usedAt : 0 };
    const unnoted = { grant: 'authorization_code', dpopBound: false, obtainedAt: 0 } as const;
    return { ...value, stored: { ...unnoted, ...stored }, usedAt: 0 };
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
