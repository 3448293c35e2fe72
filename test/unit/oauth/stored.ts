/** Sign-ins and clients for the tests of the stores. */

import type { Facts } from '../../../src/model/flow';
import type { StoredToken } from '../../../src/model/tokens';
import type { SavedSignIn } from '../../../src/oauth/token-store';

export const serverUrl = 'https://h/mcp';
export const issuer = 'https://as.example';

export function clientOf(change: Partial<Facts['client']> = {}): Facts['client'] {
  return {
    clientId: 'client-1',
    way: 'dynamic',
    issuer,
    redirectUri: 'http://127.0.0.1:33418/callback',
    authMethod: 'none',
    hasSecret: false,
    ...change,
  };
}

export function storedOf(change: Partial<StoredToken> = {}): StoredToken {
  return {
    tokens: { tokenType: 'Bearer', accessToken: { length: 1 } },
    issuer,
    resource: serverUrl,
    tokenEndpoint: 'https://as.example/token',
    client: clientOf(),
    grant: 'authorization_code',
    dpopBound: false,
    obtainedAt: 1_000,
    ...change,
  };
}

export type NewSignIn = Omit<SavedSignIn, 'usedAt'>;

/** A sign-in whose access token is `accessToken`. */
export function signInOf(accessToken: string, change: Partial<NewSignIn> = {}): NewSignIn {
  return {
    serverUrl,
    configuredUrl: change.serverUrl ?? serverUrl,
    stored: storedOf(),
    secrets: { accessToken },
    ...change,
  };
}

/** A clock that is one further each time it is read. */
export function ticking(start = 10_000): () => number {
  let time = start;
  return () => ++time;
}
