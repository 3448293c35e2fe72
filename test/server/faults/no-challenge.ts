import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noChallenge = defineFault({
  name: 'no-challenge',
  says: 'the 401 has no WWW-Authenticate field (F9)',
  findings: ['challenge-missing'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ server: { challenge: () => undefined } })),
});
