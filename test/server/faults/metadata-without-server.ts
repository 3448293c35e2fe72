import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const metadataWithoutServer = defineFault({
  name: 'metadata-without-server',
  says: 'the resource metadata names no authorization server',
  findings: ['resource-metadata-unusable'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPair(() => ({
      server: {
        resourceMetadata: ({ authorization_servers: _, ...rest }) => rest,
      },
    })),
});
