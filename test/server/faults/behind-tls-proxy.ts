import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const behindTlsProxy = defineFault({
  name: 'behind-tls-proxy',
  says: 'a proxy in front of the server ends TLS, and the server describes itself without https (F12)',
  findings: ['inner-address', 'resource-mismatch'],
  end: { stopsAt: 'resource-metadata' },
  start: () =>
    startPublicPair({
      resourceMetadata: (document) => ({
        ...document,
        resource: String(document['resource']).replace('https:', 'http:'),
      }),
    }),
});
