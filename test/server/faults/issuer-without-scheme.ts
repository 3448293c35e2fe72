import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issuerWithoutScheme = defineFault({
  name: 'issuer-without-scheme',
  says: 'authorization_servers holds a host name and no address',
  findings: ['issuer-malformed', 'resource-metadata-unusable'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [new URL(issuer).host],
        }),
      },
    })),
});
