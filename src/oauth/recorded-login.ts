/** A login that was recorded by one revision, as another would have read it. RFC 9207 §2.4. */

import type { Outcome } from '../model/outcome';
import type { Profile } from './profile';

type Login = Extract<Outcome, { kind: 'login' }>;

/**
 * A revision that checks `iss` drops the error of an answer from another issuer, and one that does not
 * reads it. `undefined` when the error was dropped then and would be read now.
 */
export function loginBy(login: Login, recordedBy: Profile, profile: Profile): Login | undefined {
  if (login.end.kind !== 'returned' || recordedBy.responseIssuer === profile.responseIssuer) {
    return login;
  }
  const { response } = login.end;
  if (response.issCheck === 'match' || response.issCheck === 'not-sent') return login;
  if (!profile.responseIssuer) return response.code === 'present' ? login : undefined;
  const { error: _error, errorDescription: _description, ...trusted } = response;
  return { kind: 'login', end: { kind: 'returned', response: trusted } };
}
