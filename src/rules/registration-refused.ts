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

import type { IdentityProvider } from '../idp/identity-provider';
import { answerWords, refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyMember, bodyPointer, type Found, hostOf, jsonObject, lastExchange } from './evidence';
import { providerOf } from './provider';
import { defineRule } from './rule';

export const registrationRefused = defineRule({
  id: 'registration-refused',
  effect: 'sign-in-fails',
  under: [
    'bot-challenge',
    'keycloak-trusted-hosts',
    'keycloak-allowed-scopes',
    'registration-unknown-member',
    'rate-limited',
  ],
  spec: ['rfc7591-error', 'mcp-registration'],
  on: 'registration-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    const { exchange, pointer } = last;
    const member = namedMember(last);
    return {
      expected: '201 with a client_id',
      actual: refusalWords(exchange),
      ...causeOf(hostOf(server.issuer), last, member, providerOf(trace)),
      evidence: [
        `${pointer}/response/status`,
        bodyPointer(last, 'error'),
        `${pointer}/request/body${member === undefined ? '' : `/text/${member}`}`,
      ],
    };
  },
});

/** The member of the request that the refusal is about, by its code or its words. RFC 7591 §3.2.2. */
function namedMember({ exchange }: Found): string | undefined {
  const asked = Object.keys(jsonObject(exchange.request.body?.text) ?? {});
  const error = bodyMember(exchange, 'error');
  if (error === 'invalid_redirect_uri') return asked.find((name) => name === 'redirect_uris');
  const words = bodyMember(exchange, 'error_description') ?? '';
  return error === undefined ? undefined : asked.find((name) => words.includes(name));
}

function causeOf(
  host: string,
  { exchange }: Found,
  member: string | undefined,
  provider: IdentityProvider | undefined,
) {
  const endpoint = exchange.request.url;
  const status = exchange.response?.status ?? 0;
  const error = bodyMember(exchange, 'error');
  if (status >= 500 || status === 429) {
    return {
      title: `${host} fails to register this client`,
      because: 'the registration endpoint answered, and the fault is on its side',
      do: `look into the log of ${host} for this request`,
    };
  }
  if (error === 'invalid_redirect_uri') {
    return redirectRefused(host, exchange.request.body?.text, provider);
  }
  if (status === 401 || status === 403) {
    return {
      title: `${host} registers only clients that it was told of`,
      because:
        'the registration endpoint is there, and wants a token of its administrators or a name from its list of clients',
      do: 'give a client id that you registered there yourself',
    };
  }
  if (error === undefined && !/JSON object$/.test(answerWords(exchange))) {
    return {
      title: `${host} has no registration endpoint where its metadata says`,
      because: `${endpoint} is named as registration_endpoint, and what answers there is no registration endpoint`,
      do: 'correct registration_endpoint, or take it out if clients cannot register',
    };
  }
  if (error !== undefined || status >= 400) {
    return {
      title:
        member === undefined
          ? `${host} refuses to register this client`
          : `${host} does not register this client because of its ${member}`,
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

function takesOnlyLocalhost(provider: IdentityProvider | undefined): boolean {
  const names = provider?.redirect.loopbackHosts ?? [];
  return names.length > 0 && !names.includes('127.0.0.1');
}

/** Servers compare the host by the letter: some take localhost only, others 127.0.0.1 only. RFC 8252 §7.3, §8.3. */
function redirectRefused(
  host: string,
  asked: string | undefined,
  provider: IdentityProvider | undefined,
) {
  const uris = jsonObject(asked)?.['redirect_uris'];
  const uri = Array.isArray(uris) ? String(uris[0]) : '';
  const { hostname = '', protocol = '' } = URL.canParse(uri) ? new URL(uri) : {};
  const loopback = protocol === 'http:';
  return {
    title: loopback
      ? `${host} does not register a redirect address on this machine: ${hostname}`
      : `${host} does not register the redirect address ${uri}`,
    because: loopback
      ? 'the browser comes back to a port of this machine. Some providers take localhost and not 127.0.0.1, some the other way round, and some neither'
      : 'the browser comes back to this address, and the provider does not allow it',
    do: takesOnlyLocalhost(provider)
      ? `use a client that comes back to http://localhost: ${provider?.name} takes this machine by that name, and not as 127.0.0.1`
      : loopback
        ? 'allow loopback redirect addresses with any port at the provider, by the name localhost and as 127.0.0.1 (RFC 8252 §7.3)'
        : 'allow this address at the provider, letter by letter',
  };
}
