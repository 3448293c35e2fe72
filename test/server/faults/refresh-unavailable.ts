import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const refreshUnavailable = defineFault({
  name: 'refresh-unavailable',
  says: 'the authorization server answers 503 to the renewal',
  findings: ['refresh-refused'],
  end: { stopsAt: 'refresh' },
  start: () => {
    let requests = 0;
    return startPair(() => ({
      settings: { accessTokenTtl: 20 },
      authorization: {
        before: (request, response) => {
          if (request.url !== '/token') return false;
          requests += 1;
          if (requests === 1) return false;
          json(503, { error: 'temporarily_unavailable' })(response);
          return true;
        },
      },
      run: { errands: ['sign-in', 'reconnect'] },
    }));
  },
});
