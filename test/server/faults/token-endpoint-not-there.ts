import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startCheckedPair } from './parts/checked-pair';

export const tokenEndpointNotThere = defineFault({
  name: 'token-endpoint-not-there',
  says: 'the metadata names a token endpoint at which nothing listens',
  findings: ['endpoint-not-there', 'endpoint-at-other-origin'],
  end: { status: 'checked' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    const { port } = new URL(closed.origin);
    return startCheckedPair({
      serverMetadata: (document) => ({
        ...document,
        token_endpoint: `https://tokens.example.test:${port}/token`,
      }),
      hosts: { 'tokens.example.test': '203.0.113.9' },
    });
  },
});
