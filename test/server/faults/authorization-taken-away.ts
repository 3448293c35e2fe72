import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const authorizationTakenAway = defineFault({
  name: 'authorization-taken-away',
  says: 'a proxy takes the Authorization field away (F56)',
  findings: ['token-lost-on-the-way', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request) => {
          delete request.headers.authorization;
          return false;
        },
      },
    })),
});
