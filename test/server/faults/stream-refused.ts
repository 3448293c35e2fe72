import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const streamRefused = defineFault({
  name: 'stream-refused',
  says: 'the server answers 401 to the request for its stream',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.method !== 'GET' || request.url !== '/mcp') return false;
          response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
          json(401, { error: 'invalid_token' })(response);
          return true;
        },
      },
    })),
});
