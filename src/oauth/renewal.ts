/** By what a saved sign-in gets its next token, without a person. RFC 6749 §6 and §4.4, RFC 7523 §2.1. */

import type { RunSettings } from '../model/run-settings';
import type { StoredToken } from '../model/tokens';
import type { FormField } from './step';

export type Renewal = 'refresh_token' | 'client_credentials' | 'jwt_bearer';

/**
 * A machine asks as it did before, for which it needs no refresh token (RFC 6749 §4.4.3): with the
 * credentials that are saved, or with an assertion that was given for this run. `undefined` when
 * somebody has to sign in.
 */
export function renewalOf(
  { grant, tokens }: Pick<StoredToken, 'grant' | 'tokens'>,
  { given }: Pick<RunSettings, 'given'>,
): Renewal | undefined {
  if (grant === 'client_credentials') return grant;
  if (grant === 'jwt_bearer' && given.includes('workloadAssertion')) return grant;
  return tokens.refreshToken === undefined ? undefined : 'refresh_token';
}

/** The fields of the request for it. */
export function renewalFields(
  renewal: Renewal,
  { resource, scopeAsked }: Pick<StoredToken, 'resource' | 'scopeAsked'>,
  withResource: boolean,
): readonly FormField[] {
  const target: readonly FormField[] = withResource ? [['resource', resource]] : [];
  const scope: readonly FormField[] = scopeAsked === undefined ? [] : [['scope', scopeAsked]];
  switch (renewal) {
    case 'refresh_token':
      return [
        ['grant_type', 'refresh_token'],
        ['refresh_token', { secret: 'refreshToken' }],
        ...target,
      ];
    case 'client_credentials':
      return [['grant_type', 'client_credentials'], ...scope, ...target];
    case 'jwt_bearer':
      return [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
        ['assertion', { secret: 'workloadAssertion' }],
        ...scope,
        ...target,
      ];
  }
}
