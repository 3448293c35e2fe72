import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const clientOfRenamedIssuer = defineFault({
  name: 'client-of-renamed-issuer',
  says: 'the authorization server goes by another name since, and the user knows it',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: {
          clientId: handMade.client_id,
          clientIssuer: 'https://former.example',
          overrides: ['client-issuer-mismatch'],
        },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
