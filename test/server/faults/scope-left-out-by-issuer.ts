import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { scope, startPair } from './parts/pair';

export const scopeLeftOutByIssuer = defineFault({
  name: 'scope-left-out-by-issuer',
  says: 'the challenge names a scope that the authorization server does not know and leaves out (F54)',
  findings: ['scopes-disagree', 'scope-not-granted'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id },
        secrets: { clientSecret: handMade.client_secret },
      },
      server: { challenge: (field) => field.replace(`"${scope}"`, `"${scope} notes:admin"`) },
    })),
});
