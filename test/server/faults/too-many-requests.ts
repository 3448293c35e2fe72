import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const tooManyRequests = defineFault({
  name: 'too-many-requests',
  says: 'the server answers 429',
  findings: ['rate-limited'],
  end: { stopsAt: 'first-request' },
  start: () => startPair(() => ({ server: { before: at('/mcp', text(429, 'text/plain')) } })),
});
