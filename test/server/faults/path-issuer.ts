import { defineFault } from '../fault';
import { startPathIssuerPair } from './parts/path-issuer';

export const pathIssuer = defineFault({
  name: 'path-issuer',
  says: 'the issuer has a path, and only OpenID Connect Discovery with the path first finds its metadata (F18)',
  findings: ['openid-discovery-only'],
  end: { status: 'signed-in' },
  start: startPathIssuerPair,
});
