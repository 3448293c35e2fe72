/** Shows the person the page and the code. RFC 8628 §3.3. */

import { defineStep } from '../step';

export const deviceApproval = defineStep({
  id: 'device-approval',
  title: 'Device page',
  phase: 'authorize',
  explained:
    'The person opens the page of the authorization server on any device, types in the code, signs in and says yes or no.',
  spec: ['rfc8628-request'],
  needs: ['deviceAuthorization'],
  gives: ['deviceApproval'],
  limit: 2,
  next({ deviceAuthorization: device }, seen) {
    if (seen.length === 0) {
      const { verificationUri } = device;
      return { do: 'ask', question: { kind: 'device', verificationUri } };
    }
    return { do: 'done', facts: { deviceApproval: { shown: true } }, note: 'page and code shown' };
  },
});
