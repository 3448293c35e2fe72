/** Tries the tokens that were taken back, because only a refusal proves that they are dead. */

import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import { stopIfInsecure } from '../insecure';
import { openingRequest } from '../opening-request';
import { defineStep, type Env, type RequestDraft } from '../step';
import { readTokenAnswer } from '../token-answer';
import { tokenDraft } from '../token-exchange';

export const revocationProof = defineStep({
  id: 'revocation-proof',
  title: 'Try dead tokens',
  phase: 'use',
  explained:
    'A server that checks a token by its signature alone does not hear of it when it is taken back. So the client tries: the refresh token must get nothing, and the access token should be refused.',
  spec: ['rfc7009-request', 'mcp-token-use'],
  needs: ['stored', 'revocation'],
  gives: ['revocationProof'],
  limit: 3,
  next({ stored, revocation: { answers } }, seen, env) {
    if (answers.length === 0) {
      const proof = { accessToken: 'unknown', refreshToken: 'not-tried' } as const;
      return { do: 'done', facts: { revocationProof: proof }, note: 'nothing was taken back' };
    }
    const insecure = stopIfInsecure([stored.tokenEndpoint, env.server.url], env);
    if (insecure !== undefined) return insecure;
    const tries = [
      ...(stored.tokens.refreshToken === undefined ? [] : [refreshTry(stored, env)]),
      serverTry(env),
    ];
    const next = tries[seen.length];
    if (next !== undefined) return next;
    const refreshToken =
      stored.tokens.refreshToken === undefined ? 'not-tried' : afterRefresh(seen[0], env.now);
    const accessToken = afterRequest(seen.at(-1));
    return {
      do: 'done',
      facts: { revocationProof: { accessToken, refreshToken } },
      note: accessToken === 'alive' ? 'the server still takes it' : `access token ${accessToken}`,
    };
  },
  values: ({ revocationProof: proof }) => [
    {
      name: 'refresh token',
      value: words[proof.refreshToken],
      meaning: 'Whether it still gets new tokens.',
    },
    {
      name: 'access token',
      value: words[proof.accessToken],
      meaning:
        'Whether the server still lets it in. One that checks signatures alone does, until it expires.',
    },
  ],
});

const words = {
  dead: 'dead',
  alive: 'still good',
  unknown: 'no answer that tells',
  'not-tried': 'none was issued',
} as const;

function refreshTry(stored: Facts['stored'], env: Env) {
  const request = tokenDraft(
    stored.tokenEndpoint,
    [
      ['grant_type', 'refresh_token'],
      ['refresh_token', { secret: 'refreshToken' }],
      ...(env.profile.resourceParameter ? [['resource', stored.resource] as const] : []),
    ],
    stored.dpopBound,
  );
  const because = 'A refresh token that was taken back gets no tokens.';
  return { do: 'send', request, because } as const;
}

function serverTry(env: Env) {
  const plain = openingRequest(env.profile.statelessWire ? 'discover' : 'initialize', env);
  const request: RequestDraft = { ...plain, credentials: 'token' };
  const because = 'A token that was taken back should not be let in.';
  return { do: 'send', request, because } as const;
}

function afterRefresh(outcome: Outcome | undefined, now: number): 'dead' | 'alive' {
  if (outcome === undefined) return 'dead';
  return readTokenAnswer(outcome, now).kind === 'tokens' ? 'alive' : 'dead';
}

function afterRequest(outcome: Outcome | undefined): 'dead' | 'alive' | 'unknown' {
  if (outcome?.kind !== 'response' || outcome.status >= 500) return 'unknown';
  return outcome.status === 401 || outcome.status === 403 ? 'dead' : 'alive';
}
