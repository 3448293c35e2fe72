/** What of a finished sign-in is worth keeping. */

import type { Facts } from '../model/flow';
import { namesToSave, type SavedName, type SignIn } from './token-store';
import type { Vault } from './vault';

/** The sign-in that these facts describe, with its secrets; `undefined` when nobody signed in. */
export function signInToSave(facts: Partial<Facts>, vault: Vault): SignIn | undefined {
  const { tokens, stored, authorizationServer: server, resource, client } = facts;
  if (tokens === undefined) return undefined;
  const secrets: { [name in SavedName]?: string } = {};
  for (const name of namesToSave()) {
    const value = vault.get(name);
    if (value !== undefined) secrets[name] = value;
  }
  if (stored !== undefined) return { stored: { ...stored, tokens }, secrets };
  if (server === undefined || resource === undefined || client === undefined) return undefined;
  const { jwksUri } = server.metadata;
  return {
    stored: {
      tokens,
      issuer: server.issuer,
      resource: resource.resource,
      tokenEndpoint: server.tokenEndpoint,
      client,
      ...(jwksUri !== undefined && { jwksUri }),
    },
    secrets,
  };
}
