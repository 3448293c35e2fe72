import { defineFault } from '../fault';
import { startLazyPair } from './parts/lazy-pair';

export const probedLazy = defineFault({
  name: 'probed-lazy',
  says: 'everybody may open a session, and whoever lists the tools is asked for a good token',
  findings: [],
  end: { status: 'probed' },
  async start() {
    const pair = await startLazyPair();
    return { ...pair, run: { errands: ['sign-in', 'probe'] } };
  },
});
