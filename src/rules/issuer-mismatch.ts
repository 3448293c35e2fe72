/** The metadata names another issuer than the one it was looked up for. */

import { differenceWords, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const issuerMismatch = defineRule({
  id: 'issuer-mismatch',
  severity: 'error',
  spec: ['rfc8414-validation', 'mcp-discovery'],
  on: 'issuer-mismatch',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = exchangesOf(trace, 'server-metadata').at(-1);
    const text = found?.exchange.response?.body.text ?? '';
    const issuer = /"issuer":\s*"([^"]*)"/.exec(text)?.[1];
    const expected = resource.authorizationServer;
    return {
      title: `${hostOf(expected)} goes by another issuer name in its own metadata`,
      expected: `issuer: ${expected}`,
      actual:
        issuer === undefined ? 'no issuer in the document' : differenceWords(expected, issuer),
      because:
        'the name is how a client tells one authorization server from another; if it may differ, one can pose as another',
      do: 'make the two the same: the issuer in the metadata and the entry in authorization_servers',
      evidence: found === undefined ? [] : [`${found.pointer}/response/body`],
    };
  },
});
