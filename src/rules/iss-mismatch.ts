/** The answer names another issuer than the metadata, or none although one was promised. RFC 9207. */

import { differenceWords, hostOf } from './evidence';
import { defineRule } from './rule';

export const issMismatch = defineRule({
  id: 'iss-mismatch',
  severity: 'error',
  spec: ['rfc9207-validation'],
  on: 'iss-mismatch',
  needs: ['authorizationResponse', 'authorizationServer'],
  check: (_trace, { authorizationResponse: response, authorizationServer: server }) => ({
    title: `${hostOf(server.issuer)} does not sign its answer with its own name`,
    expected: `iss: ${server.issuer}`,
    actual:
      response.iss === undefined
        ? 'no iss, although the metadata promises it'
        : differenceWords(server.issuer, response.iss),
    because:
      'the name tells a client that the code comes from the server it asked, and the two are compared letter by letter',
    do: 'send iss exactly as issuer stands in the metadata',
    evidence: ['/facts/authorizationResponse', '/facts/authorizationServer/issuer'],
  }),
});
