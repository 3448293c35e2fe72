import { defineFault } from '../fault';
import { at, silence } from './parts/answers';
import { startPair } from './parts/pair';

export const noAnswer = defineFault({
  name: 'no-answer',
  says: 'the server takes the request and does not answer',
  findings: ['answer-out-of-bounds'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({ server: { before: at('/mcp', silence) }, run: { limits: { ms: 300 } } })),
});
