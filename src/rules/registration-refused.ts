/**
 * Dynamic client registration is offered, and no client id comes of it.
 *
 * Looks like: the client stops with 401, 403 or 400 at the registration endpoint, or with an answer
 * that is no JSON.
 * Why: the endpoint wants a token that only administrators have, takes only clients on a list,
 * refuses the redirect address, or fails on the request.
 * FastMCP: if the endpoint belongs to your provider, put OAuthProxy or the class of the provider in
 * front, which registers clients by itself. If it is your own proxy class, look into its log: the
 * redirect address may not be in allowed_client_redirect_uris.
 * TypeScript SDK: clientsStore.registerClient of your provider decides. Errors other than OAuth
 * errors become a 500.
 * Provider: Okta: registration wants a management token. Keycloak: the policy on trusted hosts
 * refuses anonymous registration until the host is added or the check is off. Figma and others take
 * known client names only. Allow loopback redirect addresses with any port, or give people a client
 * id.
 * Seen: https://github.com/modelcontextprotocol/modelcontextprotocol/issues/695
 * https://github.com/apify/mcpc/pull/298
 * https://github.com/opensearch-project/opensearch-mcp-server-py/pull/227
 * https://github.com/different-ai/openwork/issues/3599
 */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const registrationRefused = defineRule({
  id: 'registration-refused',
  effect: 'sign-in-fails',
  under: ['rate-limited'],
  spec: ['rfc7591-error', 'mcp-registration'],
  on: 'registration-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    const { exchange, pointer } = last;
    const status = exchange.response?.status ?? 0;
    const error = bodyMember(exchange, 'error');
    return {
      expected: '201 with a client_id',
      actual: refusalWords(exchange),
      ...causeOf(hostOf(server.issuer), exchange.request.url, status, error),
      evidence: [
        `${pointer}/response/status`,
        `${pointer}/response/body`,
        `${pointer}/request/body`,
      ],
    };
  },
});

function causeOf(host: string, endpoint: string, status: number, error: string | undefined) {
  if (status >= 500 || status === 429) {
    return {
      title: `${host} fails to register this client`,
      because: 'the registration endpoint answered, and the fault is on its side',
      do: `look into the log of ${host} for this request`,
    };
  }
  if (error === 'invalid_redirect_uri') {
    return {
      title: `${host} does not register a redirect address on this machine`,
      because:
        'the browser comes back to a port of this machine, and the provider does not allow it',
      do: 'allow loopback redirect addresses with any port at the provider (RFC 8252 §7.3)',
    };
  }
  if (status === 401 || status === 403) {
    return {
      title: `${host} refuses to register this client`,
      because: 'the registration endpoint is there, and only callers that it knows may use it',
      do: 'give a client id that you registered there yourself',
    };
  }
  if (error !== undefined || status >= 400) {
    return {
      title: `${host} refuses to register this client`,
      because:
        'the registration endpoint does not accept something in the request, which is in the trace',
      do: 'change what the provider accepts, or give a client id that you registered there yourself',
    };
  }
  return {
    title: `${host} answers the registration without a client id`,
    because: 'a client without an id cannot send anybody to sign in',
    do: `check that ${endpoint} is the registration endpoint, and what else may answer there`,
  };
}
