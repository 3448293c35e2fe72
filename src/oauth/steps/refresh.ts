/** Gets a fresh access token with the refresh token, when the saved one has run out. RFC 6749 §6. */

import type { StoredToken } from '../../model/flow';
import { type Action, defineStep, type FormField, type RequestDraft } from '../step';
import { readTokenAnswer, tokenKeep } from '../token-answer';
import { tokenValues } from './token-request';

/** A token that ends within this many milliseconds is renewed now rather than refused on the way. */
const margin = 30_000;

export const refresh = defineStep({
  id: 'refresh',
  title: 'Refresh',
  phase: 'token',
  explained:
    'An access token is short-lived. The refresh token gets the next one from the authorization server without asking anybody to sign in again.',
  spec: ['rfc6749-refresh', 'mcp-resource'],
  needs: ['stored'],
  gives: ['tokens'],
  limit: 2,
  next({ stored }, seen, env) {
    const last = seen.at(-1);
    const { tokens } = stored;
    if (last === undefined) {
      const good = tokens.expiresAt === undefined || tokens.expiresAt - margin > env.now;
      if (good) return { do: 'done', facts: { tokens }, note: 'still good' };
      if (tokens.refreshToken === undefined) {
        return refused('The saved token has expired and there is no refresh token. Sign in again.');
      }
      return {
        do: 'send',
        request: draft(stored, env.profile.resourceParameter),
        because: 'The saved access token has expired.',
      };
    }
    const answer = readTokenAnswer(last, env.now);
    if (answer.kind !== 'tokens') return refused(`${answer.says} Sign in again.`);
    // A server that does not rotate leaves the refresh token out: the old one stays good.
    const kept = answer.tokens.refreshToken ?? tokens.refreshToken;
    return {
      do: 'done',
      facts: { tokens: { ...answer.tokens, ...(kept && { refreshToken: kept }) } },
      note: 'renewed',
    };
  },
  values: ({ tokens }) => tokenValues(tokens),
});

function draft(stored: StoredToken, withResource: boolean): RequestDraft {
  const fields: FormField[] = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', { secret: 'refreshToken' }],
  ];
  if (withResource) fields.push(['resource', stored.resource]);
  return {
    method: 'POST',
    url: stored.tokenEndpoint,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: { kind: 'form', fields },
    credentials: 'client',
    keep: tokenKeep,
  };
}

function refused(says: string): Action<'tokens'> {
  return { do: 'stop', reason: { code: 'refresh-refused', says } };
}
