/**
 * An endpoint of the authorization server is on another host than its issuer. Large providers are built
 * like that, and it is right if the same people run both hosts.
 *
 * Looks like: nothing, for most clients. A strict client, or one with a list of allowed hosts, refuses
 * to send codes or registrations to the other host.
 * Why: the metadata may name any address. Where it was copied from another server, or a proxy
 * rewrites only a part of it, codes and passwords go to a host that nobody meant.
 * FastMCP: with a proxy class all endpoints are on the host of base_url; others there are a mistake.
 * TypeScript SDK: mcpAuthRouter puts its endpoints on the host of baseUrl, or of issuerUrl; with
 * ProxyOAuthServerProvider too, as people come to your server first.
 * Provider: check that each host in the metadata is one of the provider.
 */

import type { AuthorizationServerMetadata } from '../model/wire';
import { brokenExchange } from './broken-exchange';
import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

const endpoints: readonly (readonly [name: string, member: keyof AuthorizationServerMetadata])[] = [
  ['authorization_endpoint', 'authorizationEndpoint'],
  ['token_endpoint', 'tokenEndpoint'],
  ['registration_endpoint', 'registrationEndpoint'],
];

export const endpointAtOtherOrigin = defineRule({
  id: 'endpoint-at-other-origin',
  effect: 'untidy',
  under: ['address-out-of-reach', 'endpoint-not-there'],
  spec: ['rfc8414-metadata', 'mcp-security-practices'],
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    // What may not be asked, or does not answer, is a graver matter than whose it is.
    const broken = brokenExchange(trace) !== undefined;
    if (broken || trace.stop?.code === 'private-address') return undefined;
    const host = hostOf(server.issuer);
    const others = endpoints.flatMap(([name, member]) => {
      const url = server.metadata[member];
      return typeof url === 'string' && URL.canParse(url) && hostOf(url) !== host
        ? [{ name, url }]
        : [];
    });
    const [first] = others;
    if (first === undefined) return undefined;
    const document = documentOf(trace, 'server-metadata');
    return {
      title: `${host} has its ${others.map(({ name }) => name).join(', ')} on another host: ${hostOf(first.url)}`,
      expected: `endpoints at ${host}, or at another host of the same provider`,
      actual: others.map(({ name, url }) => `${name}: ${url}`).join('; '),
      because:
        'people sign in at the host that the endpoint names, and clients send it codes; nothing else ties it to the issuer',
      do: `check that ${hostOf(first.url)} belongs to whoever runs ${host}`,
      evidence:
        document === undefined
          ? ['/facts/authorizationServer/metadata']
          : others.map(({ name }) => bodyPointer(document, name)),
    };
  },
});
