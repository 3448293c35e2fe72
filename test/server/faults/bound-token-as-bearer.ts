import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const boundTokenAsBearer = defineFault({
  name: 'bound-token-as-bearer',
  says: 'tokens are bound to a key, and the token answer calls them Bearer',
  findings: ['dpop-token-as-bearer'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({
          ...claims,
          cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' },
        }),
      },
    })),
});
