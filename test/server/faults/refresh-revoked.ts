import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const refreshRevoked = defineFault({
  name: 'refresh-revoked',
  says: 'the refresh token was revoked since',
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
          json(400, { error: 'invalid_grant', error_description: 'grant request is invalid' })(
            response,
          );
          return true;
        },
      },
      run: { errands: ['sign-in', 'reconnect'] },
    }));
  },
});
