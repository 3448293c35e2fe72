import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { serve } from './parts/serve';

export const sseEndpointElsewhere = defineFault({
  name: 'sse-endpoint-elsewhere',
  says: 'the stream names an address of another origin to post to',
  findings: ['session-failed'],
  end: { stopsAt: 'connect' },
  start: async () => {
    const port = await openPort(0);
    serve(port, {
      '/sse': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        response.write('event: endpoint\ndata: https://elsewhere.example/messages\n\n');
      },
    });
    return {
      url: `${port.origin}/sse`,
      run: { transport: 'sse', limits: { sessionMs: 400 } },
      close: port.close,
    };
  },
});
