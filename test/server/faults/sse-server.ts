import { defineFault } from '../fault';
import { startSsePair } from './parts/sse-pair';

export const sseServer = defineFault({
  name: 'sse-server',
  says: 'the server speaks HTTP+SSE of 2024-11-05',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startSsePair(),
});
