import { defineFault } from '../fault';
import { startPathIssuerPair } from './parts/path-issuer';

export const issPercentEncoded = defineFault({
  name: 'iss-percent-encoded',
  says: 'the answer writes a letter of the issuer as a percent code',
  findings: ['iss-mismatch', 'openid-discovery-only'],
  end: { stopsAt: 'callback' },
  start: () => startPathIssuerPair((issuer) => issuer.replace('/notes', '/note%73')),
});
