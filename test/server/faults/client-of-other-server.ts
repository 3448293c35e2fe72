import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const clientOfOtherServer = defineFault({
  name: 'client-of-other-server',
  says: 'the user brings a client id of another authorization server',
  findings: ['client-issuer-mismatch'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id, clientIssuer: 'https://login.example' },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
