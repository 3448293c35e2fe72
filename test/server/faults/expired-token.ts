import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const expiredToken = defineFault({
  name: 'expired-token',
  says: 'tokens have run out when they arrive',
  findings: ['token-expired', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({ authorization: { tokenClaims: (claims) => ({ ...claims, exp: 1 }) } })),
});
