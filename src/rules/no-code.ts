/** The browser came back with neither code nor error. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const noCode = defineRule({
  id: 'no-code',
  severity: 'error',
  spec: ['rfc6749-authorization-response'],
  on: 'no-code',
  needs: ['authorizationServer'],
  check: (_trace, { authorizationServer: server }) => ({
    title: `${hostOf(server.issuer)} sent the browser back without a code`,
    expected: 'code or error in the query of the redirect',
    actual: 'neither',
    because:
      'some providers answer in the fragment or by a form when another response mode is set for the client',
    do: 'set the response mode of this client to query at the provider',
    evidence: ['/facts/authorizationResponse/code'],
  }),
});
