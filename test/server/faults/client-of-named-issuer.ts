import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const clientOfNamedIssuer = defineFault({
  name: 'client-of-named-issuer',
  says: 'the user says of which authorization server the client id is, and it is that one',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id, clientIssuer: issuer },
        secrets: { clientSecret: handMade.client_secret },
      },
    })),
});
