/** A request for tokens and what comes of it, the same for every grant. RFC 6749 §5, RFC 9449 §5 and §8. */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { StopCode } from '../model/stop';
import { dpopNonceWanted } from './crypto/dpop';
import { isObject, textMember } from './metadata';
import { staleClient } from './stale-client';
import type { Action, Env, FormField, RequestDraft } from './step';
import { readTokenAnswer, tokenKeep } from './token-answer';

export interface TokenWish {
  readonly fields: readonly FormField[];
  readonly because: string;
  /** The code of the stop when the server refuses; `token-refused` when left out. */
  readonly refused?: StopCode;
}

type Known = Pick<Facts, 'authorizationServer' | 'client' | 'clientIdentity'>;

/** The next action of a step that asks for tokens and does nothing else. */
export function askForTokens(
  wish: TokenWish,
  known: Known,
  seen: readonly Outcome[],
  env: Env,
): Action<'tokens'> {
  const bound = known.clientIdentity.binding === 'dpop';
  const request = tokenDraft(known.authorizationServer.tokenEndpoint, wish.fields, bound);
  const last = seen.at(-1);
  if (last === undefined) return { do: 'send', request, because: wish.because };
  if (bound && seen.length === 1 && wantsNonce(last)) {
    return { do: 'send', request, because: nonceReason };
  }
  return judgeTokens(last, known.client, env, wish.refused ?? 'token-refused');
}

export const nonceReason =
  'The server wants its nonce in the proof, so the request is made once more.';

/** A request to a token endpoint by the client. */
export function tokenDraft(
  url: string,
  fields: readonly FormField[],
  bound: boolean,
): RequestDraft {
  return {
    method: 'POST',
    url,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: { kind: 'form', fields },
    credentials: 'client',
    keep: tokenKeep,
    ...(bound && { proof: true }),
  };
}

/** Whether an authorization server refused only for want of its nonce. RFC 9449 §8. */
export function wantsNonce(outcome: Outcome): boolean {
  if (outcome.kind !== 'response') return false;
  const { status, headers, body } = outcome;
  const error =
    body.kind === 'json' && isObject(body.value) ? textMember(body.value, 'error') : undefined;
  return dpopNonceWanted({ status, headers, ...(error !== undefined && { error }) }) !== undefined;
}

/** Tokens, a client that has to be registered anew, or a stop. */
export function judgeTokens(
  last: Outcome,
  client: Facts['client'],
  env: Env,
  refused: StopCode,
): Action<'tokens'> {
  const answer = readTokenAnswer(last, env.now);
  switch (answer.kind) {
    case 'tokens':
      return { do: 'done', facts: { tokens: answer.tokens }, note: '' };
    case 'refused': {
      // An assertion that was refused is not shown again, whatever the reason. MCP SEP-1933.
      const once = refused === 'assertion-refused';
      const again = once ? undefined : staleClient({ error: answer.error }, client, env);
      return again ?? { do: 'stop', reason: { code: refused, says: answer.says } };
    }
    case 'unusable':
      return { do: 'stop', reason: { code: 'token-unusable', says: answer.says } };
  }
}
