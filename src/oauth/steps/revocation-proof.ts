/** Tries the tokens that were taken back, because only a refusal proves that they are dead. */

import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import { stopIfInsecure } from '../insecure';
import { openingRequest } from '../opening-request';
import { type Action, defineStep, type Env, type RequestDraft } from '../step';
import { readTokenAnswer } from '../token-answer';
import { nonceReason, tokenDraft, wantsNonce } from '../token-exchange';

export const revocationProof = defineStep({
  id: 'revocation-proof',
  title: 'Try dead tokens',
  phase: 'use',
  explained:
    'A server that checks a token by its signature alone does not hear of it when it is taken back. So the client tries: the refresh token must get nothing, and the access token should be refused.',
  spec: ['rfc7009-request', 'mcp-token-use'],
  needs: ['stored', 'revocation'],
  gives: ['revocationProof'],
  limit: 6,
  next({ stored, revocation: { answers } }, seen, env) {
    if (answers.length === 0) {
      const proof = { accessToken: 'unknown', refreshToken: 'not-tried' } as const;
      return { do: 'done', facts: { revocationProof: proof }, note: 'nothing was taken back' };
    }
    const insecure = stopIfInsecure([stored.tokenEndpoint, env.server.url], env);
    if (insecure !== undefined) return insecure;
    const left = [...seen];
    // The access token first: a refresh that succeeds puts another in its place.
    const withToken = answerTo(left);
    if (withToken === undefined) return serverTry('token', env, seen.length > 0);
    const letIn = afterRequest(withToken);
    const without = letIn === 'alive' ? left.shift() : undefined;
    if (letIn === 'alive' && without === undefined) return serverTry('none', env, false);
    // Whoever lets everybody in says nothing of the token.
    const open = without !== undefined && afterRequest(without) !== 'dead';
    const accessToken = open ? 'unknown' : letIn;
    let refreshToken: Facts['revocationProof']['refreshToken'] = 'not-tried';
    if (stored.tokens.refreshToken !== undefined) {
      const tried = left.length;
      const renewed = answerTo(left);
      if (renewed === undefined) return refreshTry(stored, env, tried > 0);
      refreshToken = afterRefresh(renewed, env.now);
    }
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

/** Takes the answer to one try from the front; `undefined` when it has to be made, or made again with a nonce. */
function answerTo(left: Outcome[]): Outcome | undefined {
  const first = left.shift();
  if (first === undefined || !wantsNonce(first)) return first;
  return left.shift();
}

function refreshTry(stored: Facts['stored'], env: Env, again: boolean): Action<'revocationProof'> {
  const request = tokenDraft(
    stored.tokenEndpoint,
    [
      ['grant_type', 'refresh_token'],
      ['refresh_token', { secret: 'refreshToken' }],
      ...(env.profile.resourceParameter ? [['resource', stored.resource] as const] : []),
    ],
    stored.dpopBound,
  );
  const because = again ? nonceReason : 'A refresh token that was taken back gets no tokens.';
  return { do: 'send', request, because };
}

function serverTry(
  credentials: 'token' | 'none',
  env: Env,
  again: boolean,
): Action<'revocationProof'> {
  const plain = openingRequest(env.profile.statelessWire ? 'discover' : 'initialize', env);
  const request: RequestDraft = { ...plain, credentials };
  const because =
    credentials === 'none'
      ? 'A server that lets in everybody would let in a dead token too, so it is asked without one.'
      : again
        ? nonceReason
        : 'A token that was taken back should not be let in.';
  return { do: 'send', request, because };
}

function afterRefresh(outcome: Outcome, now: number): 'dead' | 'alive' {
  return readTokenAnswer(outcome, now).kind === 'tokens' ? 'alive' : 'dead';
}

function afterRequest(outcome: Outcome): 'dead' | 'alive' | 'unknown' {
  if (outcome.kind !== 'response' || outcome.status >= 500) return 'unknown';
  return outcome.status === 401 || outcome.status === 403 ? 'dead' : 'alive';
}
