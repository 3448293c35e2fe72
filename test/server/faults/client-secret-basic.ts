import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const clientSecretBasic = defineFault({
  name: 'client-secret-basic',
  says: 'clients must authenticate with HTTP Basic',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint_auth_methods_supported: ['client_secret_basic'],
        }),
        before: (request, response) => {
          if (request.url !== '/token') return false;
          if (request.headers.authorization?.startsWith('Basic ')) return false;
          json(401, { error: 'invalid_client' })(response);
          return true;
        },
      },
    })),
});
