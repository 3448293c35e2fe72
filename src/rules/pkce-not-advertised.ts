/**
 * The metadata does not promise PKCE with S256, and since MCP 2025-11-25 a client must stop there.
 *
 * Looks like: strict clients say that the server does not support PKCE, while others sign in
 * without a word.
 * Why: without PKCE a stolen code is worth a token. Metadata without
 * code_challenge_methods_supported cannot be told from an authorization server that ignores the
 * challenge. Often the support is there and only the line in the metadata is missing; some
 * libraries name only plain.
 * FastMCP: proxy classes promise S256 and do it themselves, so one of them in front of a provider
 * without the promise solves it. RemoteAuthProvider sends clients to the metadata of the provider
 * as it is.
 * TypeScript SDK: oauthMetadata is what clients read: add code_challenge_methods_supported with
 * S256 only when the provider really checks it.
 * Provider: publish code_challenge_methods_supported with S256. Entra ID and Cognito support PKCE
 * and have been seen without the line. A library that falls back to plain must be set to S256.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/2831
 * https://github.com/modelcontextprotocol/csharp-sdk/issues/730
 * https://github.com/empires-security/mcp-oauth2-aws-cognito/issues/9
 * https://github.com/JSONbored/metagraphed/issues/9637
 */

import { bodyObject, bodyPointer, hostOf, issuerAskedAt } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

const member = 'code_challenge_methods_supported';

export const pkceNotAdvertised = defineRule({
  id: 'pkce-not-advertised',
  effect: 'sign-in-fails',
  under: ['metadata-differs'],
  spec: ['mcp-pkce'],
  on: 'pkce-not-advertised',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = documentOf(trace, 'server-metadata');
    if (found === undefined) return undefined;
    const methods = bodyObject(found.exchange)?.[member];
    const host = hostOf(issuerAskedAt(resource, found.askedAt));
    return {
      title:
        methods === undefined
          ? `${host} does not say that it supports PKCE`
          : Array.isArray(methods)
            ? `${host} offers PKCE, but not with S256`
            : `${host} lists the methods of PKCE as something that is no list`,
      expected: `${member} with S256 in authorization server metadata`,
      actual: methods === undefined ? `no ${member}` : `${member}: ${JSON.stringify(methods)}`,
      because:
        'without PKCE a stolen code is worth a token, and MCP has clients refuse to go on without that promise',
      do:
        methods === undefined
          ? `add ${member} to the metadata; many providers support PKCE and only leave the line out`
          : `support S256, and list it: ${member}: ["S256"]`,
      evidence: [bodyPointer(found, member)],
    };
  },
});
