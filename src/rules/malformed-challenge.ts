/** `WWW-Authenticate` breaks the grammar of HTTP. Lenient clients may guess; strict ones see nothing. */

import { challengePointers, hostOf } from './evidence';
import { defineRule } from './rule';

export const malformedChallenge = defineRule({
  id: 'malformed-challenge',
  effect: 'client-fails',
  spec: ['rfc9110-challenge', 'rfc9728-challenge'],
  needs: ['access', 'challenge'],
  check(trace, { access, challenge }) {
    if (challenge.problems.length === 0) return undefined;
    return {
      title: `${hostOf(trace.server.url)} sends a challenge that is not well formed`,
      expected:
        'Bearer resource_metadata="https://…", with commas between parameters and quotes around values',
      actual: `${access.challengeFields.join(' | ')}: ${challenge.problems.join('; ')}`,
      because: 'clients read this field by the grammar of RFC 9110, and may find nothing in it',
      do: 'put quotes around values and commas between parameters',
      evidence: ['/facts/access/challengeFields', ...challengePointers(trace)],
    };
  },
});
