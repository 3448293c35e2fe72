/** Checks that the answer belongs to this request and comes from this issuer, before the code is used. */

import type { Facts } from '../../model/flow';
import { staleClient } from '../stale-client';
import { type Action, defineStep, type Env, overridden } from '../step';

export const callback = defineStep({
  id: 'callback',
  title: 'Callback',
  phase: 'authorize',
  explained:
    'Anyone can call the redirect URI, so the client first checks that state is its own and that iss names the right issuer. Only then does it look at what the answer says.',
  spec: ['rfc6749-authorization-response', 'rfc9207-validation'],
  needs: ['authorizationResponse', 'authorizationServer', 'client'],
  gives: ['code'],
  limit: 1,
  next({ authorizationResponse: response, authorizationServer: server, client }, _seen, env) {
    if (response.state !== 'match') {
      return {
        do: 'stop',
        reason: {
          code: 'state-mismatch',
          says:
            response.state === 'absent'
              ? 'The answer came back without the state value of this request.'
              : 'The answer came back with a state value that is not from this request.',
        },
      };
    }
    const iss = checkIss(response, server, env);
    if (iss !== undefined) return iss;
    const stale = staleClient(response, client, env);
    if (stale !== undefined) return stale;
    if (response.error !== undefined) {
      return {
        do: 'stop',
        reason: {
          code: 'authorization-refused',
          says: `The authorization server answered ${response.error}.`,
        },
      };
    }
    if (response.code === 'absent') {
      return {
        do: 'stop',
        reason: {
          code: 'no-code',
          says: hidesError(response, env)
            ? 'The answer came back without a code. What else it says is not shown, because nobody knows who says it.'
            : 'The answer came back without a code and without an error.',
        },
      };
    }
    return {
      do: 'done',
      facts: { code: { received: true } },
      note: env.profile.responseIssuer ? 'state and iss checked' : 'state checked',
    };
  },
  values: () => [
    { name: 'state', value: 'match', meaning: 'The answer belongs to this request.' },
    { name: 'code', value: 'held in memory', meaning: 'Works once and for about a minute.' },
  ],
});

/** Of an answer whose issuer does not fit, no error is ever read. MCP 2026-07-28, Authorization Response Validation. */
function hidesError({ issCheck }: Facts['authorizationResponse'], env: Env): boolean {
  return env.profile.responseIssuer && (issCheck === 'mismatch' || issCheck === 'missing');
}

/** RFC 9207 §2.4, also on error answers; missing only where not promised. */
function checkIss(
  response: Facts['authorizationResponse'],
  server: Facts['authorizationServer'],
  env: Env,
): Action<'code'> | undefined {
  if (!hidesError(response, env) || overridden(env, 'iss-mismatch')) return undefined;
  const { iss } = response;
  return {
    do: 'stop',
    reason: {
      code: 'iss-mismatch',
      says:
        iss === undefined
          ? 'The authorization server promises to send iss and did not.'
          : `The answer names the issuer ${iss}, not ${server.issuer}.`,
      override: 'iss-mismatch',
      since: '2026-07-28',
    },
  };
}
