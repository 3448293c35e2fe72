import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const probedSaved = defineFault({
  name: 'probed-saved',
  says: 'nothing: probed with what an earlier sign-in has left, and without a key',
  findings: [],
  end: { status: 'probed' },
  start: () => startPair(() => ({ run: { errands: ['sign-in', 'probe'] } })),
});
