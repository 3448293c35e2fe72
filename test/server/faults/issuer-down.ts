import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPair } from './parts/pair';

export const issuerDown = defineFault({
  name: 'issuer-down',
  says: 'nothing listens where the authorization server should be',
  findings: ['endpoint-unreachable'],
  end: { stopsAt: 'server-metadata' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    return startPair(() => ({
      server: {
        resourceMetadata: (document) => ({ ...document, authorization_servers: [closed.origin] }),
      },
    }));
  },
});
