import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const basicAlone = defineFault({
  name: 'basic-alone',
  says: 'the challenge asks for a name and password and for nothing else (F10)',
  findings: ['challenge-names-no-metadata'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ server: { challenge: () => 'Basic realm="notes"' } })),
});
