/**
 * There is a token, and the server still refuses. The reason is given as far as it can be known
 * from outside.
 *
 * Looks like: the client signs in, gets 401, and signs in again, without end; or it gives up right
 * after the login.
 * Why: the audience, the issuer or the scopes that the server expects are not those of the token,
 * or it expects another algorithm or another kind of token. The server seldom says which.
 * FastMCP: a missing scope of required_scopes is a 401 invalid_token like everything else. Compare
 * issuer, audience, algorithm and required_scopes with the claims of the token: one algorithm is
 * taken, RS256 unless you set it.
 * TypeScript SDK: throw InvalidTokenError with a reason of its own for each check, and look at the
 * log. expiresAt must be a number.
 * Provider: let tokens name the server as aud. Cognito writes no aud, Auth0 gives an opaque token
 * when no audience is asked for, AuthKit needs the address among its resource indicators, Keycloak
 * an audience mapper.
 * Seen: https://github.com/punkpeye/mcp-remote/issues/256
 * https://github.com/modelcontextprotocol/inspector/issues/633
 * https://github.com/neondatabase/mcp-server-neon/issues/186
 * https://github.com/apollographql/apollo-mcp-server/issues/640
 * https://github.com/anthropics/claude-code/issues/90497
 */

import type { Check } from '../model/check';
import type { Trace } from '../model/trace';
import { decisiveChecks } from './decisive-checks';
import { challengeParameter } from './every-exchange';
import { exchangesOf, headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';
import { scopeOfToken } from './scope-of-token';

export const tokenNotAccepted = defineRule({
  id: 'token-not-accepted',
  effect: 'sign-in-fails',
  under: [
    'provider-token-opaque',
    'token-signed-with-secret',
    'provider-audience',
    'token-unsigned',
    'token-wrong-algorithm',
    'token-unknown-key',
    'token-signature',
    'id-token-as-access-token',
    'token-expired',
    'token-not-yet-valid',
    'token-inactive',
    'token-audience-is-client-id',
    'token-audience',
    'token-issuer',
    'token-type',
    'dpop-token-as-bearer',
    'dpop-not-bound',
    'scope-less-than-required',
    'scope-not-granted',
    'refused-for-scope',
    'scope-not-named',
    'token-header-type',
    'token-lost-on-the-way',
  ],
  spec: ['mcp-token-use', 'mcp-error-handling', 'rfc6750-challenge'],
  on: 'token-not-accepted',
  needs: [],
  check(trace) {
    const refusal = exchangesOf(trace, trace.stop?.step ?? 'connect').findLast(({ exchange }) =>
      [401, 403].includes(exchange.response?.status ?? 0),
    );
    if (refusal === undefined) return undefined;
    const { response } = refusal.exchange;
    const field = response?.headers.find(([name]) => name === 'www-authenticate')?.[1];
    const failing = (['tokenCheck', 'introspection'] as const).filter((fact) =>
      trace.facts[fact]?.checks.some((check) => check.verdict === 'fail'),
    );
    return {
      title: `${hostOf(trace.server.url)} does not accept the token`,
      expected: 'an answer to the request with the token',
      actual: `${response?.status} ${field === undefined ? 'without WWW-Authenticate' : `with ${field}`}`,
      ...causeOf(trace, field ?? ''),
      evidence: [
        `${refusal.pointer}/response/status`,
        headerPointer(refusal, 'www-authenticate'),
        ...failing.map((fact) => `/facts/${fact}/checks`),
      ],
    };
  },
});

function causeOf(trace: Trace, field: string): { readonly because: string; readonly do: string } {
  const { tokenCheck, introspection, stored } = trace.facts;
  const checks = [...(tokenCheck?.checks ?? []), ...(introspection?.checks ?? [])];
  const failed = checks.filter((check) => check.verdict === 'fail');
  if (/insufficient_scope/.test(field)) {
    const wanted = challengeParameter(field, 'scope')?.split(' ').filter(Boolean) ?? [];
    const granted = scopeOfToken(trace)?.scopes ?? [];
    const missing = wanted.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) {
      return {
        because: `the server wants the scope ${missing.join(' ')}, which the token lacks`,
        do: 'let the authorization server grant that scope to this client and user',
      };
    }
    return {
      because:
        wanted.length === 0
          ? 'the server says that scope is missing, and not which'
          : 'the server says that scope is missing, and every scope that it names was granted',
      do: 'let the server name in its challenge the scopes that it checks for',
    };
  }
  if (failed.length > 0) {
    return {
      because: `the token fails these checks: ${idsOf(failed)}`,
      do: 'mend what the failed checks name',
    };
  }
  if (stored !== undefined) {
    return {
      because: 'the token is from an earlier sign-in, and the server may no longer know it',
      do: 'sign in again',
    };
  }
  const unchecked = checks.filter(
    (check) => check.verdict === 'unknown' && decisiveChecks.has(check.id),
  );
  if (unchecked.length > 0) {
    return {
      because: `no check of the token fails, but these could not be made: ${idsOf(unchecked)}`,
      do: "look into the server's own log for the reason of this refusal",
    };
  }
  if (tokenCheck?.format === 'jwt') {
    return {
      because:
        'none of the checks that can be made from outside fails, so the server expects something else: most often another audience, issuer or scope in its own configuration',
      do: "compare audience, issuer and scopes in the server's configuration with the claims of the token",
    };
  }
  return {
    because: 'the token is opaque, so only the server can know why',
    do: "look into the server's own log for the reason of this refusal",
  };
}

/** The same check can stand in both lists. */
function idsOf(checks: readonly Check[]): string {
  return [...new Set(checks.map((check) => check.id))].join(', ');
}
