/** The authorization server metadata lacks an endpoint or gives one that no browser or client can use. */

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
