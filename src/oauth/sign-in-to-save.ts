/** What of a finished sign-in is worth keeping. */

import type { Facts, Grant } from '../model/flow';
import type { StoredToken } from '../model/tokens';
import { namesToSave, type SavedName, type SignIn } from './token-store';
import type { Vault } from './vault';

/** What the facts do not tell. */
export interface SignInDetails {
  /** Milliseconds since the epoch; 0 when left out, which means that nobody noted it. */
  readonly now?: number;
  /** The authorization code grant when left out. */
  readonly grant?: Grant;
  /** Whether the access token is bound to the saved key; when left out, its type says so. RFC 9449 §5. */
  readonly dpopBound?: boolean;
  /** The scope that was asked for; when left out, that of the client's identity. */
  readonly scopeAsked?: string;
}

/**
 * The sign-in that these facts describe, with its secrets; `undefined` when nobody signed in.
 * A client among the facts means that they tell of a new sign-in, even if a saved one came first.
 */
export function signInToSave(
  facts: Partial<Facts>,
  vault: Vault,
  details: SignInDetails = {},
): SignIn | undefined {
  const { tokens, stored, client } = facts;
  if (tokens === undefined) return undefined;
  const described = stored !== undefined && client === undefined;
  const saved = described ? renewed(stored, tokens, details) : made(facts, tokens, details);
  if (saved === undefined) return undefined;
  const secrets: { [name in SavedName]?: string } = {};
  for (const name of namesToSave()) {
    const value = vault.get(name);
    if (value !== undefined && belongs(name, saved)) secrets[name] = value;
  }
  return { stored: saved, secrets };
}

/** Whether a secret is this sign-in's, and not left from one that the flow has gone back behind. */
function belongs(name: SavedName, { tokens, client, dpopBound }: StoredToken): boolean {
  switch (name) {
    case 'accessToken':
      return true;
    case 'refreshToken':
      return tokens.refreshToken !== undefined;
    case 'idToken':
      return tokens.idToken !== undefined;
    case 'clientSecret':
      return client.hasSecret;
    case 'clientKey':
      return client.authMethod === 'private_key_jwt';
    case 'dpopKey':
      return dpopBound;
  }
}

/** The saved sign-in with the tokens of now. What was wrong with those before is history. */
function renewed(
  stored: StoredToken,
  tokens: Facts['tokens'],
  { now = 0, dpopBound = isDpop(tokens) }: SignInDetails,
): StoredToken {
  if (tokens === stored.tokens) return stored;
  const { refreshFailed: _failed, refusedByServer: _refused, ...rest } = stored;
  return { ...rest, tokens, dpopBound, obtainedAt: now };
}

function made(
  facts: Partial<Facts>,
  tokens: Facts['tokens'],
  details: SignInDetails,
): StoredToken | undefined {
  const { authorizationServer: server, resource, client, clientIdentity } = facts;
  if (server === undefined || resource === undefined || client === undefined) return undefined;
  const { revocationEndpoint, introspectionEndpoint, jwksUri } = server.metadata;
  const { metadataUrl } = server;
  const { now = 0, grant = 'authorization_code', dpopBound = isDpop(tokens) } = details;
  const scopeAsked = details.scopeAsked ?? clientIdentity?.scope;
  return {
    tokens,
    issuer: server.askedAs,
    resource: resource.resource,
    tokenEndpoint: server.tokenEndpoint,
    ...(revocationEndpoint !== undefined && { revocationEndpoint }),
    ...(introspectionEndpoint !== undefined && { introspectionEndpoint }),
    ...(jwksUri !== undefined && { jwksUri }),
    ...(metadataUrl !== undefined && { metadataUrl }),
    client,
    grant,
    dpopBound,
    ...(scopeAsked !== undefined && { scopeAsked }),
    obtainedAt: now,
  };
}

/** Token types are compared without regard to case. RFC 6749 §5.1. */
function isDpop(tokens: Facts['tokens']): boolean {
  return tokens.tokenType.toLowerCase() === 'dpop';
}
