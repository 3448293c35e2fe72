import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { otherKey } from './parts/other-key';
import { startPair } from './parts/pair';

export const foreignKeys = defineFault({
  name: 'foreign-keys',
  says: 'the issuer publishes another key than the one it signs with',
  findings: ['token-signature', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/jwks', json(200, { keys: [otherKey()] })) },
    })),
});
