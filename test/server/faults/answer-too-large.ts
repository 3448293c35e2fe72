import { defineFault } from '../fault';
import { at, tenMegabytes } from './parts/answers';
import { startPair } from './parts/pair';

export const answerTooLarge = defineFault({
  name: 'answer-too-large',
  says: 'the first answer is ten megabytes',
  findings: ['answer-out-of-bounds'],
  end: { stopsAt: 'first-request' },
  start: () => startPair(() => ({ server: { before: at('/mcp', tenMegabytes) } })),
});
