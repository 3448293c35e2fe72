import { defineFault } from '../fault';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const clientSecretPost = defineFault({
  name: 'client-secret-post',
  says: 'clients must authenticate in the body of the request',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint_auth_methods_supported: ['client_secret_post'],
        }),
        before: (request, response) => {
          if (request.url !== '/token' || request.headers.authorization === undefined) return false;
          json(401, { error: 'invalid_client' })(response);
          return true;
        },
      },
    })),
});
