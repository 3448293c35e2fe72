import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { serve } from './parts/serve';

export const sseWithoutEndpoint = defineFault({
  name: 'sse-without-endpoint',
  says: 'the stream opens and names no address to post to',
  findings: ['answer-out-of-bounds'],
  end: { stopsAt: 'first-request' },
  start: async () => {
    const port = await openPort(0);
    serve(port, {
      '/sse': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      },
    });
    return {
      url: `${port.origin}/sse`,
      run: { transport: 'sse', limits: { ms: 400 } },
      close: port.close,
    };
  },
});
