/**
 * The authorization server metadata lacks an endpoint or gives one that no browser or client can
 * use.
 *
 * Looks like: discovery finds the document, and the client says that it is invalid or has no
 * authorization endpoint.
 * Why: without authorization_endpoint and token_endpoint nobody can be sent to sign in, and no code
 * can become a token. The document is broken off, is a web page, or names an address that is not
 * http or https.
 * FastMCP: proxy classes write a whole document. A class that passes on that of the provider
 * answers 500 when the provider cannot be reached.
 * TypeScript SDK: oauthMetadata has to hold issuer, authorization_endpoint, token_endpoint and
 * response_types_supported; load it from the provider at the start and not from memory.
 * Provider: complete the document. An authorization server for machines only may leave out
 * authorization_endpoint, and then people cannot sign in there.
 */

import { exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { defineRule } from './rule';

export const serverMetadataUnusable = defineRule({
  id: 'server-metadata-unusable',
  effect: 'sign-in-fails',
  spec: ['rfc8414-request'],
  on: 'server-metadata-unusable',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = exchangesOf(trace, 'server-metadata').at(-1);
    if (found === undefined) return undefined;
    return {
      title: `${hostOf(issuerAskedAt(resource, found.exchange.request.url))} publishes metadata that cannot be used`,
      expected: 'authorization_endpoint and token_endpoint, as https addresses',
      actual: trace.stop?.says ?? '',
      because:
        'without these endpoints nobody can be sent to sign in, and no code can become a token',
      do: `complete the document at ${found.exchange.request.url}`,
      evidence: [`${found.pointer}/response/body`],
    };
  },
});
