/** Saved sign-ins: one JSON text per issuer, resource and client id, in the secret store and nowhere else. */

import type { SecretName, StoredToken } from '../model/flow';
import type { SecretStore } from '../model/ports';

/** The secrets that outlive a flow. */
const savedNames = [
  'accessToken',
  'refreshToken',
  'idToken',
  'clientSecret',
] as const satisfies readonly SecretName[];
export type SavedName = (typeof savedNames)[number];

export interface SavedSignIn {
  /** The server's address as configured; a saved sign-in is found by it. */
  readonly serverUrl: string;
  readonly stored: StoredToken;
  readonly secrets: { readonly [name in SavedName]?: string };
}

export interface TokenStore {
  find(serverUrl: string): Promise<SavedSignIn | undefined>;
  /** Replaces what was saved for the same server. */
  save(signIn: SavedSignIn): Promise<void>;
  /** Deletes every sign-in of the server and says whether there was one. */
  forget(serverUrl: string): Promise<boolean>;
}

const prefix = 'sign-in/1/';

/** A token store on the secret store. An entry that cannot be read counts as absent. */
export function createTokenStore(secrets: SecretStore): TokenStore {
  const keyOf = ({ stored }: SavedSignIn): string =>
    prefix +
    [stored.issuer, stored.resource, stored.client.clientId].map(encodeURIComponent).join('/');

  const entries = async (
    serverUrl: string,
  ): Promise<readonly { key: string; signIn: SavedSignIn }[]> => {
    const keys = (await secrets.keys()).filter((key) => key.startsWith(prefix));
    const read = await Promise.all(
      keys.map(async (key) => ({ key, signIn: parse(await secrets.get(key)) })),
    );
    return read.filter(
      (one): one is { key: string; signIn: SavedSignIn } => one.signIn?.serverUrl === serverUrl,
    );
  };

  return {
    find: async (serverUrl) => (await entries(serverUrl))[0]?.signIn,
    async save(signIn) {
      const key = keyOf(signIn);
      for (const old of await entries(signIn.serverUrl)) {
        if (old.key !== key) await secrets.delete(old.key);
      }
      await secrets.set(key, JSON.stringify(signIn));
    },
    async forget(serverUrl) {
      const found = await entries(serverUrl);
      for (const { key } of found) await secrets.delete(key);
      return found.length > 0;
    },
  };
}

/** The names of the secrets that are saved with a sign-in. */
export function namesToSave(): readonly SavedName[] {
  return savedNames;
}

function parse(text: string | undefined): SavedSignIn | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as SavedSignIn;
    return typeof value.serverUrl === 'string' && value.stored?.tokens?.accessToken && value.secrets
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
