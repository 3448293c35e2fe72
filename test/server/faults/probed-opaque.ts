import { defineFault } from '../fault';
import { startOpaquePair } from './parts/opaque-pair';

export const probedOpaque = defineFault({
  name: 'probed-opaque',
  says: 'nothing: tokens that say nothing are looked up, and unknown ones refused',
  findings: [],
  end: { status: 'probed' },
  async start() {
    const pair = await startOpaquePair();
    return { ...pair, run: { errands: ['probe'], settings: { probeSignsIn: true } } };
  },
});
