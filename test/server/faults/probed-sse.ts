import { defineFault } from '../fault';
import { startSsePair } from './parts/sse-pair';

export const probedSse = defineFault({
  name: 'probed-sse',
  says: 'nothing: the stream of HTTP+SSE opens for good tokens alone',
  findings: [],
  end: { status: 'probed' },
  async start() {
    const pair = await startSsePair();
    const settings = { probeSignsIn: true };
    return { ...pair, run: { ...pair.run, errands: ['probe'], settings } };
  },
});
