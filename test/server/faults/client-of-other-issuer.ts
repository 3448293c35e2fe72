import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const clientOfOtherIssuer = defineFault({
  name: 'client-of-other-issuer',
  says: 'the client id of the user is of another authorization server than the one that is named',
  findings: ['client-issuer-mismatch'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id, clientIssuer: 'https://former.example' },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
