/** The scope of the access token, as the server will read it. */

import type { Trace } from '../model/trace';
import type { Json } from '../model/wire';

export interface TokenScope {
  readonly scopes: readonly string[];
  readonly pointer: string;
}

/** From the claim, else from the token answer; `undefined` where neither names it. */
export function scopeOfToken({ facts }: Trace): TokenScope | undefined {
  const { tokens, pasted } = facts;
  const claims = (tokens?.accessToken ?? pasted)?.jwt?.claims ?? {};
  for (const name of ['scope', 'scp']) {
    const scopes = scopesIn(Object.hasOwn(claims, name) ? claims[name] : undefined);
    const at = tokens === undefined ? 'pasted' : 'tokens/accessToken';
    if (scopes !== undefined) return { scopes, pointer: `/facts/${at}/jwt/claims/${name}` };
  }
  const scopes = scopesIn(tokens?.scope);
  return scopes && { scopes, pointer: '/facts/tokens/scope' };
}

/** Text with spaces, or commas as some providers put them, or a list. RFC 6749 §3.3. */
function scopesIn(claim: Json | undefined): readonly string[] | undefined {
  const list = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(/[ ,]+/) : [];
  const scopes = list.filter((one): one is string => typeof one === 'string' && one !== '');
  return scopes.length === 0 ? undefined : scopes;
}
