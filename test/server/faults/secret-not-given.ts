import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const secretNotGiven = defineFault({
  name: 'secret-not-given',
  says: 'the client of the user has a secret at the provider, and the user gave none (F49)',
  findings: ['client-auth-method', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      authorization: {
        metadata: (document) => ({
          ...document,
          token_endpoint_auth_methods_supported: ['client_secret_basic'],
        }),
      },
      run: { settings: { clientId: handMade.client_id } },
    })),
});
