import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const registrationWithoutSecret = defineFault({
  name: 'registration-without-secret',
  says: 'the client is registered as public, and the token endpoint takes none without a secret (F49)',
  findings: ['client-auth-method', 'registration-changed', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
        }),
        before: editAnswer('/reg', ({ client_secret: _, ...rest }) => ({
          ...rest,
          token_endpoint_auth_method: 'none',
        })),
      },
    })),
});
