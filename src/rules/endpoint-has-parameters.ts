/**
 * The address of the login page in the metadata has parameters of its own that every client sends
 * too. A client that keeps those sends each twice, or the wrong one.
 *
 * Looks like: one client signs in and another gets invalid_target or invalid_request.
 * Why: somebody wrote resource or client_id into authorization_endpoint to help clients that do not
 * send it. Parameters must not be there twice (RFC 6749 §3.1), and clients differ in which they keep.
 * FastMCP: nothing to change there; the proxies write their own metadata.
 * TypeScript SDK: leave the query out of authorizationUrl.
 * Provider: publish authorization_endpoint without these parameters.
 * Seen: https://github.com/can1357/oh-my-pi/issues/10299
 */

import { exchangesOf } from './evidence';
import { defineRule } from './rule';

export const endpointHasParameters = defineRule({
  id: 'endpoint-has-parameters',
  effect: 'client-fails',
  spec: ['mcp-resource', 'rfc8707-request'],
  needs: ['authorizationServer', 'authorizationRequest'],
  check(trace, { authorizationServer: { authorizationEndpoint = '' }, authorizationRequest }) {
    if (!URL.canParse(authorizationEndpoint)) return undefined;
    const own = [...new URL(authorizationEndpoint).searchParams];
    const names = authorizationRequest.parameters.map(([name]) => name);
    const twice = own.filter(([name]) => names.includes(name));
    if (twice.length === 0) return undefined;
    const document = exchangesOf(trace, 'server-metadata').at(-1);
    const shown = [...new Set(twice.map(([name]) => name))].join(', ');
    return {
      title: `The address of the login page has ${shown} in it already`,
      expected: 'an authorization_endpoint without parameters that clients send',
      actual: authorizationEndpoint,
      because:
        'this flow put its own values in their place. Clients that keep those of the address ask for something else, and clients that add theirs send each twice',
      do: `publish authorization_endpoint without ${shown}`,
      evidence: [
        '/facts/authorizationServer/authorizationEndpoint',
        ...(document === undefined ? [] : [`${document.pointer}/response/body`]),
      ],
    };
  },
});
