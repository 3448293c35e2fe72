import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const wrongClientSecret = defineFault({
  name: 'wrong-client-secret',
  says: 'the client secret is not the registered one',
  findings: ['token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id },
        secrets: { clientSecret: 'not-the-registered-secret' },
      },
    })),
});
