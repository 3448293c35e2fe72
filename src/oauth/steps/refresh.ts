/** Gets a fresh access token when the saved one has run out, with no person there. RFC 6749 §6 and §4.4. */

import type { Outcome } from '../../model/outcome';
import type { StoredToken } from '../../model/tokens';
import { stopIfInsecure } from '../insecure';
import { isStillGood, refreshOnce } from '../refresh-once';
import { renewalFields, renewalOf } from '../renewal';
import { type Action, defineStep, type Env } from '../step';
import { readTokenAnswer } from '../token-answer';
import { nonceReason, tokenDraft, wantsNonce } from '../token-exchange';
import { tokenValues } from '../token-values';

export const refresh = defineStep({
  id: 'refresh',
  title: 'Refresh',
  phase: 'token',
  explained:
    'An access token is short-lived. The refresh token gets the next one from the authorization server without asking anybody to sign in again. Where it works only once, two programs that use it at the same time would sign each other out, so only one asks at a time. A client that signs in by itself needs no refresh token and asks as it did before.',
  spec: ['rfc6749-refresh', 'mcp-resource'],
  needs: ['stored'],
  gives: ['tokens'],
  limit: 6,
  next({ stored }, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) {
      if (!stored.refusedByServer && isStillGood(stored, env.now))
        return done(stored, 'still good');
      if (renewalOf(stored, env.settings) === undefined) {
        return refused('The saved token has expired and there is no refresh token. Sign in again.');
      }
      // It may have been let pass when the person signed in; that was then.
      return stopIfInsecure([stored.tokenEndpoint], env) ?? { do: 'hold' };
    }
    if (last.kind === 'held') {
      const way = refreshOnce(stored, last.stored, env.now);
      if (last.stored === undefined || way === 'gone') {
        return refused('The saved sign-in was deleted meanwhile. Sign in again.');
      }
      if (way === 'take-saved') return done(last.stored, 'renewed elsewhere');
      return ask(last.stored, 'The saved access token has expired.', env);
    }
    const held = heldOf(seen) ?? stored;
    if (last.kind === 'loaded') return afterInvalidGrant(held, last.stored, seen, env.now);
    const answers = seen.filter((one) => one.kind === 'response' || one.kind === 'failure');
    if (held.dpopBound && answers.length === 1 && wantsNonce(last)) {
      return ask(held, nonceReason, env);
    }
    const answer = readTokenAnswer(last, env.now);
    if (answer.kind === 'tokens') {
      // A server that does not rotate leaves the refresh token out: the old one stays good.
      const kept = answer.tokens.refreshToken ?? held.tokens.refreshToken;
      const tokens = { ...answer.tokens, ...(kept && { refreshToken: kept }) };
      return { do: 'done', facts: { tokens }, note: 'renewed' };
    }
    // Another window may have used the refresh token in the moment between.
    if (answer.kind === 'refused' && answer.error === 'invalid_grant') return { do: 'load' };
    return refused(`${answer.says} Sign in again.`);
  },
  values: ({ tokens }) => tokenValues(tokens),
});

function heldOf(seen: readonly Outcome[]): StoredToken | undefined {
  const held = seen.findLast((one) => one.kind === 'held');
  return held?.stored;
}

function afterInvalidGrant(
  used: StoredToken,
  saved: StoredToken | undefined,
  seen: readonly Outcome[],
  now: number,
): Action<'tokens'> {
  if (refreshOnce(used, saved, now) === 'take-saved' && saved !== undefined) {
    return done(saved, 'renewed elsewhere');
  }
  const answer = seen.findLast((one) => one.kind === 'response');
  const read = answer && readTokenAnswer(answer, now);
  return refused(`${read?.kind === 'refused' ? read.says : ''} Sign in again.`.trim());
}

function done({ tokens }: StoredToken, note: string): Action<'tokens'> {
  return { do: 'done', facts: { tokens }, note };
}

function ask(stored: StoredToken, because: string, env: Env): Action<'tokens'> {
  const renewal = renewalOf(stored, env.settings) ?? 'refresh_token';
  const fields = renewalFields(renewal, stored, env.profile.resourceParameter);
  const draft = tokenDraft(stored.tokenEndpoint, fields, stored.dpopBound);
  return { do: 'send', request: draft, because };
}

function refused(says: string): Action<'tokens'> {
  return { do: 'stop', reason: { code: 'refresh-refused', says } };
}
