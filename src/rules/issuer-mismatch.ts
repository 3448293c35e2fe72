/**
 * The metadata names another issuer than the one it was looked up for.
 *
 * Looks like: discovery stops with an issuer mismatch, in some clients only; others go on without
 * looking.
 * Why: the name is how a client tells one authorization server from another. If it might differ,
 * one could pose as another, so the two texts are compared letter by letter. Most often they differ
 * by a slash at the end, by the port 443, by http and https, or by a second name of the same
 * server.
 * FastMCP: authorization_servers is written with a slash at the end when the address has no path,
 * whatever you give, which breaks issuers such as an AuthKit, Clerk or Okta domain. An issuer with
 * a path is not touched. Write it as the metadata has it, and check the document that is served.
 * TypeScript SDK: oauthMetadata holds the issuer that is published; load it from the metadata
 * address of the provider and compare. The 1.x SDK writes issuerUrl with a slash at the end when
 * there is no path.
 * Provider: issuer in the metadata is the address that it was looked up at. Auth0 has a slash at
 * the end, Google, Entra ID and Keycloak have none. A custom domain must be set as issuer too.
 * Seen: https://github.com/nicobailon/pi-mcp-adapter/issues/297
 * https://github.com/SmartBear/smartbear-mcp/issues/682
 * https://github.com/atlassian/atlassian-mcp-server/issues/205
 * https://github.com/openai/codex/issues/38944
 * https://github.com/forcedotcom/mcp-hosted/issues/44
 */

import { differenceWords } from '../model/difference-words';
import { bodyMember, bodyPointer, hostOf, issuerAskedAt } from './evidence';
import { howAddressesDiffer } from './how-addresses-differ';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const issuerMismatch = defineRule({
  id: 'issuer-mismatch',
  effect: 'sign-in-fails',
  under: ['issuer-default-port', 'inner-address', 'metadata-differs'],
  spec: ['rfc8414-validation', 'mcp-discovery'],
  on: 'issuer-mismatch',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = documentOf(trace, 'server-metadata');
    if (found === undefined) return undefined;
    const issuer = bodyMember(found.exchange, 'issuer');
    const { url } = found.exchange.request;
    const expected = issuerAskedAt(resource, found.askedAt);
    return {
      title:
        issuer === undefined
          ? `${hostOf(expected)} does not name its issuer in its own metadata`
          : titleOf(hostOf(expected), expected, issuer),
      expected: `issuer: ${expected}`,
      actual:
        issuer === undefined ? 'no issuer in the document' : differenceWords(expected, issuer),
      because:
        'the name is how a client tells one authorization server from another; if it may differ, one can pose as another',
      do: resource.legacy
        ? `write ${expected} as issuer in the metadata at ${url}`
        : `write the same name in both places: issuer in the metadata at ${url}, and authorization_servers in the resource metadata${expected === `${issuer}/` ? addedSlash : ''}`,
      evidence: [
        bodyPointer(found, 'issuer'),
        resource.legacy ? '/facts/resource' : '/facts/resource/authorizationServer',
      ],
    };
  },
});

const addedSlash =
  '. FastMCP adds the slash itself to an issuer without a path: there, serve the resource metadata by a route of your own, or give the issuer a path';

function titleOf(host: string, expected: string, issuer: string): string {
  switch (howAddressesDiffer(expected, issuer)) {
    case 'slash-added':
      return `${host} ends its issuer name in a slash, which authorization_servers leaves out`;
    case 'slash-missing':
      return `authorization_servers ends the name of ${host} in a slash, which its issuer name does not have`;
    case 'http-for-https':
      return `${host} names its issuer by http, and is reached by https`;
    case 'spelling':
      return `${host} writes its issuer name in another way than authorization_servers does`;
    case 'host':
      return `${host} goes by the name of another host in its own metadata: ${hostOf(issuer)}`;
    default:
      return `${host} goes by another issuer name in its own metadata`;
  }
}
