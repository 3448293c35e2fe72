/**
 * Clients that were registered on the spot, kept so that later sign-ins use them again instead of
 * leaving one more at the authorization server each time. RFC 7591.
 */

import type { Facts } from '../model/flow';
import type { SecretStore } from '../model/ports';
import { storeKey } from './store-key';

export interface SavedRegistration {
  readonly client: Facts['client'];
  readonly secrets: { readonly clientSecret?: string; readonly registrationAccessToken?: string };
  /** The server whose sign-in the client was registered for. */
  readonly serverUrl: string;
  /** A login with this client never came back. */
  readonly suspect?: true;
}

/**
 * A registration belongs to the issuer that gave it and is never found under another one. Issuers
 * are compared character by character. RFC 8414 §3.3, SEP-2352.
 */
export interface RegistrationStore {
  all(): Promise<readonly SavedRegistration[]>;
  /** The first of `findAll`. */
  find(issuer: string): Promise<SavedRegistration | undefined>;
  /** All registrations at this issuer: suspect ones last, otherwise the newest first. */
  findAll(issuer: string): Promise<readonly SavedRegistration[]>;
  /** Replaces what was saved for the same client of the same issuer. */
  save(registration: SavedRegistration): Promise<void>;
  /** Forgets a client and says whether it was known. At the authorization server it stays. */
  forget(issuer: string, clientId: string): Promise<boolean>;
  /** Notes that a login with this client never came back, and says whether the client was known. */
  markSuspect(issuer: string, clientId: string): Promise<boolean>;
}

const prefix = 'registration/1/';

/** A registration store on the secret store. An entry that cannot be read counts as absent. */
export function createRegistrationStore(secrets: SecretStore): RegistrationStore {
  async function read(begin: string): Promise<readonly SavedRegistration[]> {
    const keys = (await secrets.keys()).filter((key) => key.startsWith(begin));
    const found = await Promise.all(keys.map(async (key) => parse(await secrets.get(key))));
    return found.filter((one) => one !== undefined).toSorted(bestFirst);
  }

  async function findAll(issuer: string): Promise<readonly SavedRegistration[]> {
    const found = await read(`${storeKey(prefix, [issuer])}/`);
    return found.filter(({ client }) => client.issuer === issuer);
  }

  async function save(registration: SavedRegistration): Promise<void> {
    const { issuer, clientId, way } = registration.client;
    if (way !== 'dynamic') throw new Error(`a ${way} client is not registered on the spot`);
    await secrets.set(storeKey(prefix, [issuer, clientId]), JSON.stringify(registration));
  }

  async function findOne(issuer: string, id: string): Promise<SavedRegistration | undefined> {
    return (await findAll(issuer)).find(({ client }) => client.clientId === id);
  }

  return {
    all: () => read(prefix),
    find: async (issuer) => (await findAll(issuer))[0],
    findAll,
    save,
    async forget(issuer, clientId) {
      const known = await findOne(issuer, clientId);
      await secrets.delete(storeKey(prefix, [issuer, clientId]));
      return known !== undefined;
    },
    async markSuspect(issuer, clientId) {
      const known = await findOne(issuer, clientId);
      if (known !== undefined) await save({ ...known, suspect: true });
      return known !== undefined;
    },
  };
}

/** What a sign-in that is about to begin needs of its client. */
export interface WantedClient {
  /** Absent for a grant without browser. */
  readonly redirectUri?: string;
  /** Absent when the sign-in names no scope. */
  readonly scope?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type Reusable =
  | 'yes'
  | {
      readonly no: 'suspect' | 'secret-expired' | 'redirect-changed' | 'scope-not-registered';
    };

/** A secret must last until the code is exchanged, and a person may take this long to sign in; in milliseconds. */
const longestLogin = 5 * 60_000;

/**
 * Whether a registered client will do for another sign-in. Redirect URIs are compared character by
 * character: RFC 8252 §7.3 lets the port of a loopback address differ, but many servers compare it.
 */
export function reusable(
  registration: Pick<SavedRegistration, 'client' | 'suspect'>,
  wanted: WantedClient,
): Reusable {
  const { client, suspect } = registration;
  const { hasSecret, secretExpiresAt, registeredScope } = client;
  if (suspect) return { no: 'suspect' };
  const needed = wanted.now + longestLogin;
  if (hasSecret && secretExpiresAt !== undefined && secretExpiresAt <= needed)
    return { no: 'secret-expired' };
  if (client.redirectUri !== wanted.redirectUri) return { no: 'redirect-changed' };
  if (registeredScope !== undefined && !covers(registeredScope, wanted.scope ?? ''))
    return { no: 'scope-not-registered' };
  return 'yes';
}

function covers(registered: string, wanted: string): boolean {
  const known = registered.split(' ');
  return wanted.split(' ').every((scope) => scope === '' || known.includes(scope));
}

function bestFirst(a: SavedRegistration, b: SavedRegistration): number {
  return (
    Number(a.suspect ?? false) - Number(b.suspect ?? false) ||
    (b.client.registeredAt ?? 0) - (a.client.registeredAt ?? 0)
  );
}

function parse(text: string | undefined): SavedRegistration | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as SavedRegistration;
    const { issuer, clientId, redirectUri } = value.client;
    // A client of a grant without browser has no redirect URI.
    const texts = [issuer, clientId, redirectUri ?? '', value.serverUrl];
    const readable = texts.every((one) => typeof one === 'string') && value.secrets;
    return readable ? value : undefined;
  } catch {
    return undefined;
  }
}
