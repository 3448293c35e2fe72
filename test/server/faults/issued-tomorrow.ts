import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const issuedTomorrow = defineFault({
  name: 'issued-tomorrow',
  says: 'tokens say that they will be issued tomorrow',
  findings: ['token-issued-in-future'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, iat: Math.floor(Date.now() / 1000) + 86_400 }),
      },
    })),
});
