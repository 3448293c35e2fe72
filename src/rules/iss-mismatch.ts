/** The answer names another issuer than the metadata, or none although one was promised. RFC 9207. */

import { differenceWords } from '../model/difference-words';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const issMismatch = defineRule({
  id: 'iss-mismatch',
  effect: 'sign-in-fails',
  spec: ['rfc9207-validation'],
  on: 'iss-mismatch',
  needs: ['authorizationResponse', 'authorizationServer'],
  check(_trace, { authorizationResponse: response, authorizationServer: server }) {
    const { iss } = response;
    return {
      title:
        iss === undefined
          ? `${hostOf(server.issuer)} leaves its name out of the answer, although it promises it`
          : `${hostOf(server.issuer)} gives another name in its answer than in its metadata`,
      expected: `iss: ${server.issuer}`,
      actual: iss === undefined ? 'no iss' : differenceWords(server.issuer, iss),
      because:
        'the name tells a client that the code comes from the server it asked, and the two are compared letter by letter',
      do: 'send iss exactly as issuer stands in the metadata',
      evidence: [
        `/facts/authorizationResponse${iss === undefined ? '' : '/iss'}`,
        '/facts/authorizationServer/issuer',
      ],
    };
  },
});
