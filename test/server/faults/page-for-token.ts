import { defineFault } from '../fault';
import { htmlPage } from './parts/answers';
import { startPair } from './parts/pair';
import { withToken } from './parts/with-token';

export const pageForToken = defineFault({
  name: 'page-for-token',
  says: 'once a token comes, a web page answers',
  findings: ['answer-type', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () => startPair(() => ({ server: { before: withToken(htmlPage) } })),
});
