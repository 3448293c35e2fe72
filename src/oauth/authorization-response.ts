/** Reads the URL that the browser was sent back to. RFC 6749 §4.1.2, RFC 9207 §2. */

import type { AuthorizationResponse } from '../model/flow';
import type { Vault } from './vault';

/** Takes the code into the vault and compares `state`; neither value is in what is returned. */
export function readAuthorizationResponse(
  url: string,
  received: AuthorizationResponse['received'],
  vault: Vault,
): AuthorizationResponse {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const code = query.get('code');
  const state = query.get('state');
  if (code) vault.put('code', code);
  else vault.drop('code');
  // A foreign state may be the secret of somebody else's flow.
  if (state) vault.protect(state);
  const iss = query.get('iss');
  const error = query.get('error');
  const errorDescription = query.get('error_description');
  return {
    code: code ? 'present' : 'absent',
    state: state === null ? 'absent' : state === vault.get('state') ? 'match' : 'mismatch',
    received,
    ...(iss !== null && { iss }),
    ...(error !== null && { error }),
    ...(errorDescription !== null && { errorDescription }),
  };
}
