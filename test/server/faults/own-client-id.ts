import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const ownClientId = defineFault({
  name: 'own-client-id',
  says: 'registration is off, and the user brings a client id and its secret',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
