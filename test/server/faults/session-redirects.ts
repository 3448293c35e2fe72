import { defineFault } from '../fault';
import { redirect } from './parts/answers';
import { startPair } from './parts/pair';

export const sessionRedirects = defineFault({
  name: 'session-redirects',
  says: 'with a token, the server redirects to another origin',
  findings: ['redirect-refused'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined) return false;
          redirect('https://elsewhere.example/mcp', 307)(response);
          return true;
        },
      },
    })),
});
