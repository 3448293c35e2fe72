import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const probed = defineFault({
  name: 'probed',
  says: 'nothing: every token that is wrong is refused, also those by the right key',
  findings: [],
  end: { status: 'probed' },
  start: () => startProbedPair(() => ({ run: { settings: { scope: 'openid notes:read' } } })),
});
