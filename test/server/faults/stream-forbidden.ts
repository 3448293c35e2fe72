import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const streamForbidden = defineFault({
  name: 'stream-forbidden',
  says: 'the server answers 403 to the request for its stream',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ origin }) => ({
      server: {
        before: (request, response) => {
          if (request.method !== 'GET' || request.url !== '/mcp') return false;
          const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`;
          response.setHeader(
            'www-authenticate',
            `Bearer error="insufficient_scope", scope="notes:read notes:watch", resource_metadata="${metadata}"`,
          );
          json(403, { error: 'insufficient_scope' })(response);
          return true;
        },
      },
    })),
});
