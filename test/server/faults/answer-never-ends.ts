import { defineFault } from '../fault';
import { at, neverEnds } from './parts/answers';
import { startPair } from './parts/pair';

export const answerNeverEnds = defineFault({
  name: 'answer-never-ends',
  says: 'the first answer does not come to an end',
  findings: ['answer-out-of-bounds'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({ server: { before: at('/mcp', neverEnds) }, run: { limits: { ms: 300 } } })),
});
