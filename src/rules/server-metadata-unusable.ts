/** The authorization server metadata lacks an endpoint or gives one that no browser or client can use. */

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
