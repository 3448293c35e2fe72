/**
 * The server refuses bad tokens, but not with 401. Clients begin a new sign-in, or renew their token,
 * when they get 401; to any other answer they say that the server is broken.
 *
 * Looks like: all works until the token has run out. Then the client shows an error, again and again,
 * until somebody deletes the sign-in by hand.
 * Why: the check of the token throws and nothing turns that into 401, so that 500 comes of it; or the
 * refusal is put into a JSON-RPC error with 200; or 403 is taken, which means that the token is good and
 * allows too little.
 * FastMCP: let your verify_token return None for a token that is not good, and catch what it throws.
 * TypeScript SDK: throw InvalidTokenError in verifyAccessToken; of any other error requireBearerAuth makes 500.
 * Provider: nothing to change there.
 */

import type { ProbeId } from '../model/probe';
import { evidenceOf, sentProbes } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

/** Of these other answers are right too: 403 for too little scope, 400 for a token at the wrong place. */
const others: readonly ProbeId[] = ['no-token', 'no-token-later', 'no-scope', 'token-in-query'];

export const refusesWithWrongStatus = defineRule({
  id: 'refuses-with-wrong-status',
  effect: 'client-fails',
  spec: ['mcp-error-handling', 'rfc6750-challenge'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const wrong = sentProbes(trace, refusals).filter(
      ({ probe, verdict, status }) =>
        verdict === 'refused' && status !== undefined && status !== 401 && !others.includes(probe),
    );
    if (wrong.length === 0) return undefined;
    const statuses = [...new Set(wrong.map(({ status }) => status))];
    return {
      title: `${hostOf(trace.server.url)} refuses bad tokens with ${statuses.join(' and ')}`,
      expected: '401 with WWW-Authenticate',
      actual: wrong.map(({ probe, status }) => `${probe}: ${status}`).join(', '),
      because:
        'a client signs in anew, or renews its token, when it gets 401; to any other answer it says that the server is broken, and the person has to delete the sign-in by hand',
      do: 'answer each token that is not good with 401 and error="invalid_token" in WWW-Authenticate',
      evidence: wrong.flatMap((probe) => evidenceOf(trace, refusals, probe)),
    };
  },
});
