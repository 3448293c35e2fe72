/** Reads the answer of a token endpoint. RFC 6749 §5.1 and §5.2. */

import type { Outcome, SecretName, TokenSet } from '../model/flow';
import { isObject, textMember } from './metadata';

/** The members of a token answer that are secret. */
export const tokenKeep: { readonly [member: string]: SecretName } = {
  access_token: 'accessToken',
  refresh_token: 'refreshToken',
  id_token: 'idToken',
};

export type TokenAnswer =
  | { readonly kind: 'tokens'; readonly tokens: TokenSet }
  | { readonly kind: 'refused'; readonly error: string; readonly says: string }
  | { readonly kind: 'unusable'; readonly says: string };

/**
 * A token set, a refusal by OAuth error code (also inside a 200), or neither.
 * `now` is in milliseconds; `expires_in` counts from it.
 */
export function readTokenAnswer(outcome: Outcome, now: number): TokenAnswer {
  if (outcome.kind !== 'response') {
    return { kind: 'unusable', says: 'The token endpoint could not be reached.' };
  }
  const answer =
    outcome.body.kind === 'json' && isObject(outcome.body.value) ? outcome.body.value : undefined;
  const error = answer && textMember(answer, 'error');
  if (error !== undefined) {
    return { kind: 'refused', error, says: `The token endpoint answered ${error}.` };
  }
  const { accessToken, refreshToken, idToken } = outcome.kept;
  if (outcome.status < 200 || outcome.status >= 300) {
    return {
      kind: 'unusable',
      says: `The token endpoint answered ${outcome.status} without an OAuth error code.`,
    };
  }
  if (answer === undefined || accessToken === undefined) {
    return { kind: 'unusable', says: 'The token endpoint answered without an access token.' };
  }
  const scope = textMember(answer, 'scope');
  const lifetime = Number(answer['expires_in']);
  return {
    kind: 'tokens',
    tokens: {
      tokenType: textMember(answer, 'token_type') ?? 'not stated',
      accessToken,
      ...(refreshToken && { refreshToken }),
      ...(idToken && { idToken }),
      ...(scope !== undefined && { scope }),
      // A hostile lifetime may lie beyond what a date can hold.
      ...(answer['expires_in'] != null &&
        lifetime >= 0 &&
        lifetime < 1e10 && { expiresAt: now + lifetime * 1000 }),
    },
  };
}
