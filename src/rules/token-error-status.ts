/**
 * The token endpoint gives an OAuth error with a status that does not belong to it: 200, or 401 for
 * something else than the client itself. RFC 6749 has 400 for all errors, and 401 for invalid_client.
 *
 * Looks like: a client says that the answer has no access token, though the error says why; or it throws
 * its registration away and makes another after each code or refresh token that has run out.
 * Why: clients look at the status first. 200 means success to them, and 401 that the client is unknown.
 * FastMCP: OAuthProxy answers 401 to invalid_grant, and calls unauthorized_client invalid_client.
 * TypeScript SDK: its token handler answers 400 for all errors of OAuth, and 500 for faults of its own.
 * Provider: GitHub answers 200 with an error in it. Nothing can be set there, so the client must read the body.
 */

import { exchangesWith } from './every-exchange';
import { bodyMember, bodyPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const tokenErrorStatus = defineRule({
  id: 'token-error-status',
  effect: 'untidy',
  under: ['token-refused', 'refresh-refused', 'device-refused', 'assertion-refused'],
  spec: ['rfc6749-token-error'],
  needs: [],
  check(trace) {
    const endpoint =
      trace.facts.authorizationServer?.tokenEndpoint ?? trace.facts.stored?.tokenEndpoint;
    const found = exchangesWith(trace, 'authorization-server').findLast(({ exchange }) => {
      const { request, response } = exchange;
      if (request.url !== endpoint || request.method !== 'POST') return false;
      const error = bodyMember(exchange, 'error');
      return error !== undefined && !belongs(error, response?.status ?? 0);
    });
    if (found === undefined || endpoint === undefined) return undefined;
    const { status = 0 } = found.exchange.response ?? {};
    const error = bodyMember(found.exchange, 'error');
    const success = status < 300;
    return {
      ...(success && { effect: 'client-fails' as const }),
      title: `${hostOf(endpoint)} gives an OAuth error with status ${status}`,
      expected: `${error === 'invalid_client' ? '401 or 400' : '400'} with ${error}`,
      actual: `${status} with ${error}`,
      because: success
        ? 'a client that goes by the status takes this for tokens and finds none'
        : 'a client may take another status for a fault of itself or of the server, and not for this error',
      do: 'answer errors of the token endpoint with 400, and invalid_client with 401 where the client came by Basic',
      evidence: [`${found.pointer}/response/status`, bodyPointer(found, 'error')],
    };
  },
});

/** What is about the state of the server may have a status of its own. RFC 6749 §5.2. */
function belongs(error: string, status: number): boolean {
  if (status === 400 || status === 429 || status >= 500) return true;
  return status === 401 && error === 'invalid_client';
}
