import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const challengeWithoutMetadata = defineFault({
  name: 'challenge-without-metadata',
  says: 'the challenge does not name the resource metadata, which is where it should be (F9)',
  findings: ['challenge-names-no-metadata'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ server: { challenge: () => 'Bearer' } })),
});
