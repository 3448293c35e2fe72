/** The metadata does not promise PKCE with S256. Since 2025-11-25 a client must stop here. */

import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const pkceNotAdvertised = defineRule({
  id: 'pkce-not-advertised',
  severity: 'error',
  spec: ['mcp-pkce'],
  on: 'pkce-not-advertised',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = exchangesOf(trace, 'server-metadata').at(-1);
    const methods = /"code_challenge_methods_supported":\s*\[([^\]]*)\]/.exec(
      found?.exchange.response?.body.text ?? '',
    )?.[1];
    return {
      title: `${hostOf(resource.authorizationServer)} does not say that it supports PKCE`,
      expected: 'code_challenge_methods_supported with S256 in authorization server metadata',
      actual:
        methods === undefined
          ? 'no code_challenge_methods_supported'
          : `only ${methods.replaceAll(/\s+/g, ' ').trim() || 'an empty list'}`,
      because:
        'without PKCE a stolen code is worth a token, and MCP has clients refuse to go on without that promise',
      do: 'add code_challenge_methods_supported to the metadata; many providers support PKCE and only leave the line out',
      evidence: found === undefined ? [] : [`${found.pointer}/response/body`],
    };
  },
});
