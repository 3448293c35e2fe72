import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const futureToken = defineFault({
  name: 'future-token',
  says: 'tokens are valid from tomorrow on',
  findings: ['token-not-yet-valid', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1000) + 86_400 }),
      },
    })),
});
