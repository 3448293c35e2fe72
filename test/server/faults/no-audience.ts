import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noAudience = defineFault({
  name: 'no-audience',
  says: 'tokens are for nobody (F40)',
  findings: ['token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, aud: [] }) },
    })),
});
