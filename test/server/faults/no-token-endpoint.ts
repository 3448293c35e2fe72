import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noTokenEndpoint = defineFault({
  name: 'no-token-endpoint',
  says: 'the metadata has no token endpoint',
  findings: ['server-metadata-unusable'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(() => ({ authorization: { metadata: ({ token_endpoint: _, ...rest }) => rest } })),
});
