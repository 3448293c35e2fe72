import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const otherAudience = defineFault({
  name: 'other-audience',
  says: 'tokens are for another server',
  findings: ['token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, aud: 'https://elsewhere.example/mcp' }),
      },
    })),
});
