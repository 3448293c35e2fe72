/** The metadata names another issuer than the one it was looked up for. */

import { differenceWords } from '../model/difference-words';
import { bodyMember, bodyPointer, exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { defineRule } from './rule';

export const issuerMismatch = defineRule({
  id: 'issuer-mismatch',
  effect: 'sign-in-fails',
  under: ['issuer-default-port'],
  spec: ['rfc8414-validation', 'mcp-discovery'],
  on: 'issuer-mismatch',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = exchangesOf(trace, 'server-metadata').at(-1);
    if (found === undefined) return undefined;
    const issuer = bodyMember(found.exchange, 'issuer');
    const { url } = found.exchange.request;
    const expected = issuerAskedAt(resource, url);
    return {
      title:
        issuer === undefined
          ? `${hostOf(expected)} does not name its issuer in its own metadata`
          : `${hostOf(expected)} goes by another issuer name in its own metadata`,
      expected: `issuer: ${expected}`,
      actual:
        issuer === undefined ? 'no issuer in the document' : differenceWords(expected, issuer),
      because:
        'the name is how a client tells one authorization server from another; if it may differ, one can pose as another',
      do: resource.legacy
        ? `write ${expected} as issuer in the metadata at ${url}`
        : `write the same name in both places: issuer in the metadata at ${url}, and authorization_servers in the resource metadata`,
      evidence: [bodyPointer(found, 'issuer'), '/facts/resource'],
    };
  },
});
