import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const probedModern = defineFault({
  name: 'probed-modern',
  says: 'nothing: each request of 2026-07-28 is checked by itself',
  findings: [],
  end: { status: 'probed' },
  start: () => startProbedPair(() => ({ wire: 'modern' })),
});
