/** Reads the answer of a token endpoint. RFC 6749 §5.1 and §5.2. */

import type { SecretName } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { TokenSet } from '../model/tokens';
import type { JsonObject } from '../model/wire';
import { failureSentence } from './failure';
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
  if (outcome.kind === 'failure') {
    return { kind: 'unusable', says: failureSentence('The token endpoint', outcome.failure) };
  }
  if (outcome.kind !== 'response') throw new Error(`no token answer is ${outcome.kind}`);
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
  if (accessToken.unsendable) {
    const says = 'The access token holds characters that no header can carry.';
    return { kind: 'unusable', says };
  }
  const scope = textMember(answer, 'scope');
  const lifetime = lifetimeOf(answer);
  return {
    kind: 'tokens',
    tokens: {
      tokenType: textMember(answer, 'token_type') ?? 'not stated',
      accessToken,
      ...(refreshToken && { refreshToken }),
      ...(idToken && { idToken }),
      ...(scope !== undefined && { scope }),
      // A hostile lifetime may lie beyond what a date can hold.
      ...(lifetime >= 0 && lifetime < 1e10 && { expiresAt: now + lifetime * 1000 }),
    },
  };
}

/** Seconds, also where a server sends them as a string; not a number when it sends neither. */
function lifetimeOf(answer: JsonObject): number {
  const value = answer['expires_in'];
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return typeof value === 'number' ? value : Number.NaN;
}
