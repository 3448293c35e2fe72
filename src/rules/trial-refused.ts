/**
 * None of the trial registrations was taken: the metadata names a registration endpoint, and whoever
 * registers there comes to nothing.
 *
 * Looks like: clients say that dynamic registration failed.
 * Why: registration is closed and wants a token, lets in only hosts or client names that it
 * knows, or wants other members.
 * FastMCP: if your provider registers nobody, use OAuthProxy or the class of the provider, which
 * registers clients itself.
 * TypeScript SDK: the same is done by ProxyOAuthServerProvider.
 * Provider: open dynamic registration, or take registration_endpoint out of the metadata. Keycloak:
 * Client registration policies, Trusted Hosts.
 * Seen: https://github.com/modelcontextprotocol/modelcontextprotocol/issues/695
 */

import { refusalWords } from './answer-words';
import { answerPointer, exchangeOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const trialRefused = defineRule({
  id: 'trial-refused',
  effect: 'sign-in-fails',
  spec: ['rfc7591-request', 'rfc7591-error', 'mcp-registration'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { trials, authorizationServer: server }) {
    const [first] = trials;
    if (first === undefined || trials.some(({ accepted }) => accepted)) return undefined;
    // Only a wish that every server may refuse.
    if (!trials.some(({ kind }) => kind === 'as-usual' || kind === 'several')) return undefined;
    const found = exchangeOf(trace, first.exchange);
    const other = trace.facts.clientIdentity?.way === 'metadata-document';
    return {
      ...(other && { effect: 'client-fails' as const }),
      title: `${hostOf(server.issuer)} names a registration endpoint and registers nobody`,
      expected: '201 with a client_id',
      actual: found === undefined ? 'no answer' : refusalWords(found.exchange),
      because: other
        ? 'clients that have no metadata document cannot become known here'
        : 'a client that the authorization server does not know cannot send anyone there to sign in',
      do: 'let clients register there, or take registration_endpoint out of the metadata',
      evidence: found === undefined ? ['/facts/trials/0'] : [answerPointer(found)],
    };
  },
});
