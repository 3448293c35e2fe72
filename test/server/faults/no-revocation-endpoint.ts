import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noRevocationEndpoint = defineFault({
  name: 'no-revocation-endpoint',
  says: 'the authorization server takes no tokens back',
  findings: ['nothing-to-revoke'],
  end: { status: 'signed-out' },
  start: () =>
    startPair(() => ({
      authorization: { metadata: ({ revocation_endpoint: _left, ...rest }) => rest },
      run: { errands: ['sign-in', 'sign-out'] },
    })),
});
