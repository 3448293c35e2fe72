import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const savedTokenRevoked = defineFault({
  name: 'saved-token-revoked',
  says: 'the server no longer takes the saved token',
  findings: ['token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () => {
    let sessions = 0;
    return startPair(() => ({
      server: {
        before: (request, response) => {
          // The first session ends with DELETE; the token ends with it.
          if (request.method === 'DELETE') sessions += 1;
          if (sessions === 0 || request.method !== 'POST') return false;
          response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
          return true;
        },
      },
      run: { errands: ['sign-in', 'reconnect'] },
    }));
  },
});
