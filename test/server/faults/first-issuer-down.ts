import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPair } from './parts/pair';

export const firstIssuerDown = defineFault({
  name: 'first-issuer-down',
  says: 'of two authorization servers the first does not answer',
  findings: ['authorization-server-passed-over'],
  end: { status: 'signed-in' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    return startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [closed.origin, issuer],
        }),
      },
    }));
  },
});
