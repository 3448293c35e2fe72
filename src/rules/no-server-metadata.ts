/** The authorization server publishes no metadata at any place that the specification names. */

import { exchangesOf, hostOf, triedWords } from './evidence';
import { defineRule } from './rule';

export const noServerMetadata = defineRule({
  id: 'no-server-metadata',
  severity: 'error',
  spec: ['mcp-discovery', 'rfc8414-request'],
  on: 'no-server-metadata',
  needs: ['resource'],
  check(trace, { resource }) {
    const tried = exchangesOf(trace, 'server-metadata');
    return {
      title: `${hostOf(resource.authorizationServer)} publishes no authorization server metadata`,
      expected: 'a metadata document of the issuer, by RFC 8414 or OpenID Connect Discovery',
      actual: triedWords(tried),
      because: `the resource metadata names ${resource.authorizationServer} as authorization server, and its endpoints can be found in no other way`,
      do: 'check the issuer in authorization_servers; if the provider has no such metadata (GitHub has none), put a proxy between that has',
      evidence: tried.map((one) => `${one.pointer}/response/status`),
    };
  },
});
