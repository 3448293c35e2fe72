import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const secretThrownAway = defineFault({
  name: 'secret-thrown-away',
  says: 'the registration settles on a secret and does not give it (F49)',
  findings: ['client-auth-method', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
        }),
        before: editAnswer('/reg', ({ client_secret: _, ...rest }) => rest),
      },
    })),
});
