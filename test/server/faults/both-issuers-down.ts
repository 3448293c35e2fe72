import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPair } from './parts/pair';

export const bothIssuersDown = defineFault({
  name: 'both-issuers-down',
  says: 'neither of two authorization servers answers',
  findings: ['endpoint-unreachable'],
  end: { stopsAt: 'server-metadata' },
  start: async () => {
    const [one, other] = [await openPort(0), await openPort(0)];
    await Promise.all([one.close(), other.close()]);
    return startPair(() => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [one.origin, other.origin],
        }),
      },
    }));
  },
});
