import { defineFault } from '../fault';
import { openPort } from '../open-port';
import { redirect } from './parts/answers';
import { serve } from './parts/serve';

export const redirectsToHttp = defineFault({
  name: 'redirects-to-http',
  says: 'behind a proxy that ends TLS, the server redirects to http (F58)',
  findings: ['redirect-refused'],
  end: { stopsAt: 'first-request' },
  start: async () => {
    const port = await openPort(0);
    const host = `mcp.example.test:${new URL(port.origin).port}`;
    serve(port, {
      '/mcp': (_request, response) => redirect(`http://${host}/mcp/`, 307)(response),
    });
    return {
      url: `https://${host}/mcp`,
      run: { hosts: { 'mcp.example.test': '203.0.113.7' } },
      close: port.close,
    };
  },
});
