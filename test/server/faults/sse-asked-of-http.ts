import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const sseAskedOfHttp = defineFault({
  name: 'sse-asked-of-http',
  says: 'the server speaks Streamable HTTP and is asked for HTTP+SSE',
  findings: ['wrong-transport', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () => startPair(() => ({ run: { transport: 'sse' } })),
});
