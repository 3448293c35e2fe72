/** The resource names several authorization servers, and the first of them was of no use. */

import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const serverPassedOver = defineRule({
  id: 'server-passed-over',
  severity: 'warning',
  spec: ['rfc9728-validation', 'mcp-discovery'],
  needs: ['resource', 'authorizationServer'],
  check(trace, { resource, authorizationServer: server }) {
    const [first] = resource.metadata?.authorizationServers ?? [];
    if (first === undefined || first === server.askedAs) return undefined;
    const asked = exchangesOf(trace, 'server-metadata').some(
      ({ exchange }) => hostOf(exchange.request.url) === hostOf(first),
    );
    // Whoever chose another one did not find the first to be of no use.
    const left =
      first !== resource.authorizationServer && trace.run.rounds['next-server'] !== undefined;
    if (!asked && !left) return undefined;
    return {
      title: `${hostOf(first)} is listed first as authorization server and cannot be used`,
      expected: 'each listed authorization server to sign people in',
      actual: left
        ? `${first} registers no clients`
        : `no metadata of ${first} at any address that the specification names`,
      because:
        'this client went on to the next one; many others take the first of the list and stop',
      do: `take ${first} out of authorization_servers, or put one that works before it`,
      evidence: [
        '/facts/resource/metadata/authorizationServers/0',
        '/facts/authorizationServer/askedAs',
      ],
    };
  },
});
