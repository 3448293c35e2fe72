import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const offersPublicClientsOnly = defineFault({
  name: 'offers-public-clients-only',
  says: 'the metadata lists public clients only, and the given client has a secret',
  findings: ['auth-method-not-offered'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      authorization: {
        metadata: (document) => ({ ...document, token_endpoint_auth_methods_supported: ['none'] }),
      },
      run: {
        settings: { clientId: handMade.client_id },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
