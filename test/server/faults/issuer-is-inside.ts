import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { startPublicPair } from './parts/public-pair';

export const issuerIsInside = defineFault({
  name: 'issuer-is-inside',
  says: 'authorization_servers holds a name that only the network of the server knows (F12)',
  findings: ['inner-address', 'endpoint-unreachable'],
  end: { stopsAt: 'server-metadata' },
  start: async () => {
    const closed = await openPort(0);
    await closed.close();
    const { port } = new URL(closed.origin);
    return startPublicPair({
      resourceMetadata: (document) => ({
        ...document,
        authorization_servers: [`https://keycloak:${port}/realms/notes`],
      }),
      hosts: { keycloak: '203.0.113.9' },
    });
  },
});
