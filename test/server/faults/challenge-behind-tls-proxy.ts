import { defineFault } from '../fault';
import { startPublicPair } from './parts/public-pair';

export const challengeBehindTlsProxy = defineFault({
  name: 'challenge-behind-tls-proxy',
  says: 'a proxy ends TLS, and the challenge names the metadata by http (F12)',
  findings: ['inner-address', 'insecure-endpoint'],
  end: { stopsAt: 'resource-metadata' },
  start: () => startPublicPair({ challenge: (field) => field.replace('https:', 'http:') }),
});
