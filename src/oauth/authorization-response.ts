/** Reads the URL that the browser was sent back to. RFC 6749 §4.1.2, RFC 9207 §2. */

import type { AuthorizationResponse, Facts } from '../model/flow';
import type { RedirectEnd } from '../model/ports';
import type { Vault } from './vault';

type Expected = Pick<
  Facts['authorizationRequest'],
  'issuer' | 'endpoint' | 'issPromised' | 'issChecked'
>;

/** Hosts that are kept of those that a login was seen at. */
const mostHosts = 3;

/** Letter by letter: no case, port, slash or percent sign is evened out. RFC 9207 §2.4. */
function checkIss(iss: string | null, request: Expected): AuthorizationResponse['issCheck'] {
  if (iss === null) return request.issPromised ? 'missing' : 'not-sent';
  return iss === request.issuer ? 'match' : 'mismatch';
}

/**
 * The value of a parameter that may be there once. Of several nobody knows which one counts, so they are
 * taken as one that fits nothing. RFC 6749 §3.1.
 */
function only(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  return values.length === 0 ? null : values.join(' ');
}

/** Takes the code into the vault and compares `state`; neither value is in what is returned. */
export function readAuthorizationResponse(
  { url, received, seenAt = [] }: Extract<RedirectEnd, { kind: 'url' }>,
  request: Expected,
  vault: Vault,
): AuthorizationResponse {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const code = query.get('code');
  const state = only(query, 'state');
  if (code) vault.put('code', code);
  else vault.drop('code');
  // A foreign state may be the secret of somebody else's flow.
  if (state) vault.protect(state);
  const iss = only(query, 'iss');
  const issCheck = checkIss(iss, request);
  const trusted = issCheck === 'match' || issCheck === 'not-sent' || !request.issChecked;
  const error = trusted ? query.get('error') : null;
  const errorDescription = trusted ? query.get('error_description') : null;
  const known = state !== null && state === vault.get('state');
  const elsewhere = known ? hostsBesides(seenAt, request) : [];
  return {
    code: code ? 'present' : 'absent',
    state: state === null ? 'absent' : known ? 'match' : 'mismatch',
    received,
    issCheck,
    ...(iss !== null && { iss }),
    ...(error !== null && { error }),
    ...(errorDescription !== null && { errorDescription }),
    ...(elsewhere.length > 0 && { seenAt: elsewhere }),
  };
}

/** Hosts of web addresses that are not the authorization server's own. */
function hostsBesides(
  addresses: readonly string[],
  { issuer, endpoint }: Expected,
): readonly string[] {
  const own = [issuer, endpoint].map(hostOf);
  const hosts = addresses.map(hostOf).filter((host) => host !== '' && !own.includes(host));
  return [...new Set(hosts)].slice(0, mostHosts);
}

function hostOf(address: string): string {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).host : '';
}
