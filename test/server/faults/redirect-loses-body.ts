import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const redirectLosesBody = defineFault({
  name: 'redirect-loses-body',
  says: 'the address redirects with 302, so that a POST arrives as a GET (F58)',
  findings: ['endpoint-redirects', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.url === '/mcp/') request.url = '/mcp';
          else if (request.url === '/mcp')
            return at('/mcp', redirect('/mcp/', 302))(request, response);
          return false;
        },
      },
    })),
});
