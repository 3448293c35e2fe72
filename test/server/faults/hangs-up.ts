import { defineFault } from '../fault';
import { at, hangUp } from './parts/answers';
import { startPair } from './parts/pair';

export const hangsUp = defineFault({
  name: 'hangs-up',
  says: 'the server closes the connection without an answer',
  findings: ['server-unreachable'],
  end: { stopsAt: 'first-request' },
  start: () => startPair(() => ({ server: { before: at('/mcp', hangUp) } })),
});
