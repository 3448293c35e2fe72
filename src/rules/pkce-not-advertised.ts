/** The metadata does not promise PKCE with S256. Since 2025-11-25 a client must stop here. */

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
