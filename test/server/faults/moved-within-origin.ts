import { defineFault } from '../fault';
import { at, redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const movedWithinOrigin = defineFault({
  name: 'moved-within-origin',
  says: 'the address answers with a redirect to one with a slash at its end',
  findings: ['endpoint-redirects'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(
      () => ({
        server: {
          before: (request, response) => {
            if (request.url === '/notes/mcp/') request.url = '/notes/mcp';
            else if (request.url === '/notes/mcp')
              return at('/notes/mcp', redirect('/notes/mcp/', 307))(request, response);
            return false;
          },
        },
      }),
      '/notes/mcp',
    ),
});
