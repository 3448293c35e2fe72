import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const reconnect = defineFault({
  name: 'reconnect',
  says: 'the saved sign-in is still good',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ run: { errands: ['sign-in', 'reconnect'] } })),
});
