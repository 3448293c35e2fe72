import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const otherTokenIssuer = defineFault({
  name: 'other-token-issuer',
  says: 'tokens name another issuer than the metadata',
  findings: ['token-issuer', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, iss: `${issuer}/` }) },
    })),
});
