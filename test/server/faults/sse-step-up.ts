import { defineFault } from '../fault';
import { scope } from './parts/pair';
import { startSsePair } from './parts/sse-pair';

export const sseStepUp = defineFault({
  name: 'sse-step-up',
  says: 'a server of HTTP+SSE, found by its answers, wants more scope for its stream',
  findings: ['older-transport'],
  end: { status: 'signed-in' },
  start: async () => ({ ...(await startSsePair([scope, 'notes:write'])), run: {} }),
});
