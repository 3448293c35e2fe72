/**
 * A server on the internet names an address of a private network or of this machine. Most often an
 * address from development was left in its settings; it can also be an attempt to have the client
 * ask what only the client can reach.
 *
 * Looks like: signing in works on the machine of the developer and nowhere else, or a hosted client
 * says that the address is not allowed.
 * Why: the documents name localhost, an inner host or a private address. A hosted client cannot
 * reach it, and a client on your machine may reach something there that a stranger should not
 * choose.
 * FastMCP: base_url is read from a setting that has localhost as its default. Take it from the
 * environment and let the start fail when it is missing.
 * TypeScript SDK: resourceServerUrl and issuerUrl often fall back to http://localhost in code. Let
 * the start fail instead.
 * Provider: set the public address of the authorization server as its issuer. Self-hosted ones take
 * it from the request unless it is set.
 * Seen: https://github.com/Mnexa-AI/e2a/issues/635
 * https://github.com/mesh/mesh-mcp/issues/20
 */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const privateAddress = defineRule({
  id: 'private-address',
  effect: 'sign-in-fails',
  spec: ['mcp-security-practices'],
  on: 'private-address',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const refused = last?.exchange.failure?.kind === 'private-address' ? last : undefined;
    const url = refused?.exchange.request.url ?? trace.facts.authorizationRequest?.endpoint ?? '';
    return {
      title: `${hostOf(trace.server.url)} leads the sign-in to ${hostOf(url)}, which is not public`,
      expected: 'public addresses, because the server is a public one',
      actual: `${url}. ${trace.stop?.says ?? ''}`,
      because:
        'this client may reach services in your network and on your machine that a stranger cannot, so a stranger does not choose what it asks there',
      do: 'name the public address in the documents of the server; if you know this address and trust the server, override this stop',
      evidence: [
        refused === undefined
          ? '/facts/authorizationRequest/endpoint'
          : `${refused.pointer}/failure`,
      ],
    };
  },
});
