import { defineFault } from '../fault';
import { at, htmlPage } from './parts/answers';
import { startPair } from './parts/pair';

export const webPage = defineFault({
  name: 'web-page',
  says: 'a web page answers (F14)',
  findings: ['not-mcp'],
  end: { stopsAt: 'first-request' },
  start: () => startPair(() => ({ server: { before: at('/mcp', htmlPage) } })),
});
