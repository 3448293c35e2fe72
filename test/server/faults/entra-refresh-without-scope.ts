import { defineFault } from '../fault';
import { json } from './parts/answers';
import { entraError } from './parts/entra-error';
import { startPair } from './parts/pair';

export const entraRefreshWithoutScope = defineFault({
  name: 'entra-refresh-without-scope',
  says: 'Entra ID takes a refresh without scope for a request by the app for itself (F27)',
  findings: ['entra-scope-left-out', 'refresh-refused'],
  end: { stopsAt: 'refresh' },
  start: () => {
    let requests = 0;
    const refusal = entraError(
      'invalid_request',
      90009,
      'Application is requesting a token for itself. This scenario is supported only if resource is specified using the GUID based App Identifier.',
    );
    return startPair(() => ({
      settings: { accessTokenTtl: 20 },
      authorization: {
        before: (request, response) => {
          if (request.url !== '/token') return false;
          requests += 1;
          if (requests === 1) return false;
          json(400, refusal)(response);
          return true;
        },
      },
      run: { errands: ['sign-in', 'reconnect'] },
    }));
  },
});
