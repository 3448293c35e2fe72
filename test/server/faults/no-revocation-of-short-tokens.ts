import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noRevocationOfShortTokens = defineFault({
  name: 'no-revocation-of-short-tokens',
  says: 'the authorization server takes no tokens back and gives out none that can be renewed',
  findings: ['nothing-to-revoke'],
  end: { status: 'signed-out' },
  start: () =>
    startPair(() => ({
      settings: { refreshTokens: 'offline_access' },
      authorization: { metadata: ({ revocation_endpoint: _left, ...rest }) => rest },
      run: { revision: '2025-11-25', errands: ['sign-in', 'sign-out'] },
    })),
});
