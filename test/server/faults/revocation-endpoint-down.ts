import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPair } from './parts/pair';

export const revocationEndpointDown = defineFault({
  name: 'revocation-endpoint-down',
  says: 'nothing listens at the revocation endpoint',
  findings: ['endpoint-unreachable'],
  end: { stopsAt: 'revocation' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    return startPair(() => ({
      authorization: {
        metadata: (document) => ({ ...document, revocation_endpoint: `${closed.origin}/revoke` }),
      },
      run: { errands: ['sign-in', 'sign-out'] },
    }));
  },
});
