/** Tells the authorization server that the tokens of a sign-in are not to be used again. RFC 7009. */

import type { Outcome } from '../../model/outcome';
import type { StoredToken } from '../../model/tokens';
import { failureSentence } from '../failure';
import { stopIfInsecure } from '../insecure';
import { type Action, defineStep, type RequestDraft } from '../step';

/** Refresh token first: a server that takes it back takes the access tokens from it back too (§2.1). */
type TokenKind = 'refresh_token' | 'access_token';

export const revocation = defineStep({
  id: 'revocation',
  title: 'Revoke tokens',
  phase: 'token',
  explained:
    'Deleting a token here does not make it worthless: whoever has a copy can go on using it. Only the authorization server can take it back.',
  spec: ['rfc7009-request'],
  needs: ['stored'],
  gives: ['revocation'],
  limit: 3,
  next({ stored }, seen, env) {
    const url = stored.revocationEndpoint;
    if (url === undefined) {
      return { do: 'done', facts: { revocation: { answers: [] } }, note: 'not offered' };
    }
    const insecure = stopIfInsecure([url], env);
    if (insecure !== undefined) return insecure;
    const kinds = tokensOf(stored);
    const last = seen.at(-1);
    if (last !== undefined) {
      const failed = failureOf(last);
      if (failed !== undefined) return failed;
    }
    const next = kinds[seen.length];
    if (next !== undefined) {
      return {
        do: 'send',
        request: draft(url, next),
        because:
          next === 'refresh_token'
            ? 'The refresh token could get new access tokens.'
            : 'The access token is good until it expires, unless it is taken back.',
      };
    }
    const answers = kinds.map((token, at) => ({ token, status: statusOf(seen[at]) }));
    return { do: 'done', facts: { revocation: { answers } }, note: 'taken back' };
  },
  values: ({ revocation: { answers } }) =>
    answers.map(({ token, status }) => ({
      name: token,
      value: String(status),
      meaning: 'What the authorization server answered. 200 also means that it knew no such token.',
    })),
});

function tokensOf({ tokens }: StoredToken): readonly TokenKind[] {
  return tokens.refreshToken === undefined ? ['access_token'] : ['refresh_token', 'access_token'];
}

function draft(url: string, token: TokenKind): RequestDraft {
  const secret = token === 'refresh_token' ? 'refreshToken' : 'accessToken';
  return {
    method: 'POST',
    url,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: {
      kind: 'form',
      fields: [
        ['token', { secret }],
        ['token_type_hint', token],
      ],
    },
    credentials: 'client',
    keep: {},
  };
}

/** Whatever is not 200 leaves the token as it is, but for a kind that the server does not take back (§2.2.1). */
function failureOf(outcome: Outcome): Action<'revocation'> | undefined {
  if (outcome.kind === 'failure') {
    return refused(failureSentence('The revocation endpoint', outcome.failure));
  }
  if (outcome.kind !== 'response') throw new Error(`revocation cannot have seen ${outcome.kind}`);
  const { status, body } = outcome;
  const unsupported = JSON.stringify(body).includes('unsupported_token_type');
  if ((status >= 200 && status < 300) || unsupported) return undefined;
  return refused(`The revocation endpoint answered ${status}, so the tokens may still be good.`);
}

function statusOf(outcome: Outcome | undefined): number {
  return outcome?.kind === 'response' ? outcome.status : 0;
}

function refused(says: string): Action<'revocation'> {
  return { do: 'stop', reason: { code: 'revocation-refused', says } };
}
