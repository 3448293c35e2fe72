import { defineFault } from '../fault';
import { at, htmlPage } from './parts/answers';
import { startPair } from './parts/pair';

export const tokenPage = defineFault({
  name: 'token-page',
  says: 'a web page stands at the token endpoint',
  findings: ['token-unusable'],
  end: { stopsAt: 'token-request' },
  start: () => startPair(() => ({ authorization: { before: at('/token', htmlPage) } })),
});
