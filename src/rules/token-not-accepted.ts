/** Signed in, and the server still refuses. The reason, as far as it can be known from outside. */

import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const tokenNotAccepted = defineRule({
  id: 'token-not-accepted',
  severity: 'error',
  spec: ['mcp-token-use', 'mcp-error-handling', 'rfc6750-challenge'],
  on: 'token-not-accepted',
  needs: [],
  check(trace) {
    const step = trace.stop?.step ?? 'connect';
    const refusal = exchangesOf(trace, step).findLast(
      (one) => (one.exchange.response?.status ?? 0) >= 400,
    );
    const field = refusal?.exchange.response?.headers.find(
      ([name]) => name === 'www-authenticate',
    )?.[1];
    const failed = trace.facts.tokenCheck?.checks.filter((check) => check.verdict === 'fail') ?? [];
    const status = refusal?.exchange.response?.status ?? 401;
    return {
      title: `${hostOf(trace.server.url)} does not accept the token it asked for`,
      expected: 'an answer to the request with the token',
      actual: `${status}${field === undefined ? ' without WWW-Authenticate' : `, ${field}`}`,
      because:
        failed.length > 0
          ? `the token fails these checks: ${failed.map((check) => check.id).join(', ')}`
          : trace.facts.tokenCheck?.format === 'opaque'
            ? 'the token is opaque, so only the server knows why'
            : 'the token is good by everything that can be seen from outside, so the server expects something else: most often another audience, issuer or scope in its own configuration',
      do:
        failed.length > 0
          ? 'mend what the failed checks name'
          : "compare audience, issuer and scopes in the server's configuration with the claims of the token",
      evidence: [
        ...(refusal === undefined ? [] : [`${refusal.pointer}/response`]),
        ...(failed.length > 0 ? ['/facts/tokenCheck'] : []),
      ],
    };
  },
});
