import { defineFault } from '../fault';
import { startPair } from './parts/pair';

const host = 'acme.my.salesforce.com';

export const issuerWithDefaultPort = defineFault({
  name: 'issuer-with-default-port',
  says: 'the metadata writes the issuer with :443, as Salesforce does (F41)',
  findings: ['issuer-default-port', 'issuer-mismatch'],
  end: { stopsAt: 'server-metadata' },
  start: () =>
    startPair(({ issuer }) => ({
      server: {
        resourceMetadata: (document) => ({
          ...document,
          authorization_servers: [`https://${host}`],
        }),
      },
      authorization: { metadata: (document) => ({ ...document, issuer: `https://${host}:443` }) },
      run: { hosts: { [host]: '203.0.113.9' }, hostPort: Number(new URL(issuer).port) },
    })),
});
