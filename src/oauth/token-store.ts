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
}

export interface TokenStore {
  find(serverUrl: string): Promise<SavedSignIn | undefined>;
  all(): Promise<readonly SavedSignIn[]>;
  /** Replaces what was saved for the same server. */
  save(signIn: SavedSignIn): Promise<void>;
  /** Deletes every sign-in of the configured address and says whether there was one. */
  forget(configuredUrl: string): Promise<boolean>;
}

interface Entry {
  readonly key: string;
  readonly signIn: SavedSignIn;
}

const prefix = 'sign-in/1/';

/** A token store on the secret store. An entry that cannot be read counts as absent. */
export function createTokenStore(secrets: SecretStore): TokenStore {
  const entries = async (): Promise<readonly Entry[]> => {
    const keys = (await secrets.keys()).filter((key) => key.startsWith(prefix));
    const read = await Promise.all(
      keys.map(async (key) => ({ key, signIn: parse(await secrets.get(key)) })),
    );
    return read.filter((one): one is Entry => one.signIn !== undefined);
  };
  const remove = async (unwanted: (entry: Entry) => boolean): Promise<boolean> => {
    const found = (await entries()).filter(unwanted);
    for (const { key } of found) await secrets.delete(key);
    return found.length > 0;
  };

  return {
    all: async () => (await entries()).map(({ signIn }) => signIn),
    find: async (serverUrl) =>
      (await entries()).find(({ signIn }) => signIn.serverUrl === serverUrl)?.signIn,
    async save(signIn) {
      const key = keyOf(signIn);
      await remove((old) => old.key !== key && old.signIn.serverUrl === signIn.serverUrl);
      await secrets.set(key, JSON.stringify(signIn));
    },
    forget: (configuredUrl) => remove(({ signIn }) => signIn.configuredUrl === configuredUrl),
  };
}

function keyOf({ stored }: SavedSignIn): string {
  const parts = [stored.issuer, stored.resource, stored.client.clientId];
  return prefix + parts.map(encodeURIComponent).join('/');
}

/** The names of the secrets that are saved with a sign-in. */
export function namesToSave(): readonly SavedName[] {
  return savedNames;
}

function parse(text: string | undefined): SavedSignIn | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as SavedSignIn;
    return typeof value.serverUrl === 'string' &&
      typeof value.configuredUrl === 'string' &&
      value.stored?.tokens?.accessToken &&
      value.secrets
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}
