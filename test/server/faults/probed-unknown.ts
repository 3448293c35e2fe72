import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const probedUnknown = defineFault({
  name: 'probed-unknown',
  says: 'nothing: nobody has signed in, so there are only tokens made from nothing',
  findings: [],
  end: { status: 'probed' },
  start: () => startPair(() => ({ run: { errands: ['probe'] } })),
});
