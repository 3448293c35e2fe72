/**
 * The metadata names an endpoint at a host that cannot be reached, or has no TLS that can be trusted.
 * Found before anybody has signed in.
 *
 * Looks like: people sign in, and then the client says that it could not fetch the token; or it cannot
 * register.
 * Why: the endpoint is at a host that was moved, has another certificate, or lies behind a firewall.
 * FastMCP: with a proxy class the endpoints are at base_url; give it the address that clients reach.
 * TypeScript SDK: baseUrl and issuerUrl of mcpAuthRouter make the endpoints; give the address that
 * clients reach.
 * Provider: name the endpoint by an address that can be reached from where its clients are.
 */

import type { Failure } from '../model/wire';
import { answerWords } from './answer-words';
import { exchangeOf, hostOf } from './evidence';
import { defineRule } from './rule';

/** Of these, it makes no difference that only a preflight was sent. */
const kinds: ReadonlySet<Failure['kind']> = new Set(['refused', 'name-not-found', 'tls']);

const members: { readonly [of: string]: string } = {
  'token-endpoint': 'token_endpoint',
  'registration-endpoint': 'registration_endpoint',
};

export const endpointNotThere = defineRule({
  id: 'endpoint-not-there',
  effect: 'sign-in-fails',
  spec: ['mcp-discovery', 'mcp-communication-security'],
  needs: ['survey'],
  check(trace, { survey }) {
    for (const { of, url, exchange, verdict } of survey.preflights) {
      const member = members[of];
      const found = verdict === 'failed' ? exchangeOf(trace, exchange) : undefined;
      const failure = found?.exchange.failure;
      if (member === undefined || found === undefined || failure === undefined) continue;
      if (!kinds.has(failure.kind)) continue;
      return {
        ...(of === 'registration-endpoint' && { effect: 'client-fails' as const }),
        title: `${hostOf(url)} is named as ${member} and cannot be reached`,
        expected: `an answer from ${url}`,
        actual: `${answerWords(found.exchange)} (${failure.detail})`,
        because:
          of === 'token-endpoint'
            ? 'whoever has signed in fetches the token there, and comes to none'
            : 'a client registers there before anybody can sign in',
        do: `check the host, the port and the certificate of ${url}, and that this is the right address`,
        evidence: [`${found.pointer}/failure`],
      };
    }
    return undefined;
  },
});
