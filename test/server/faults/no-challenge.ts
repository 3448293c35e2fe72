import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noChallenge = defineFault({
  name: 'no-challenge',
  says: 'the 401 has no WWW-Authenticate field',
  findings: ['challenge-names-no-metadata'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ server: { challenge: () => undefined } })),
});
