import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issuerIsMetadataAddress = defineFault({
  name: 'issuer-is-metadata-address',
  says: 'authorization_servers holds the address of a metadata document',
  findings: ['issuer-malformed', 'no-server-metadata'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [`${issuer}/.well-known/openid-configuration`],
        }),
      },
    })),
});
