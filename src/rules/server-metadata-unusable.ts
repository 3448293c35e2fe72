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

import { bodyMember, bodyPointer, hostOf, issuerAskedAt } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

const members = ['authorization_endpoint', 'token_endpoint', 'registration_endpoint'];

export const serverMetadataUnusable = defineRule({
  id: 'server-metadata-unusable',
  effect: 'sign-in-fails',
  under: ['metadata-differs'],
  spec: ['rfc8414-request'],
  on: 'server-metadata-unusable',
  needs: ['resource'],
  check(trace, { resource }) {
    const found = documentOf(trace, 'server-metadata');
    if (found === undefined) return undefined;
    const says = trace.stop?.says ?? '';
    // The stop names the member that is missing, or the address that is none.
    const named = members.find(
      (name) => says.includes(name) || says.includes(`"${bodyMember(found.exchange, name)}"`),
    );
    const host = hostOf(issuerAskedAt(resource, found.askedAt));
    return {
      title:
        named === undefined
          ? `${host} publishes metadata that cannot be used`
          : says.includes(named)
            ? `${host} publishes metadata without ${named}`
            : `${host} names a ${named} that is no http or https address`,
      expected: 'authorization_endpoint and token_endpoint, as https addresses',
      actual: says,
      because:
        'without these endpoints nobody can be sent to sign in, and no code can become a token',
      do: `complete the document at ${found.exchange.request.url}`,
      evidence: [bodyPointer(found, named ?? '')],
    };
  },
});
