import { defineFault } from '../fault';
import { handMade } from './parts/hand-made-client';
import { scope, startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const scopeUnknownToIssuer = defineFault({
  name: 'scope-unknown-to-issuer',
  says: 'the challenge names a scope that the authorization server does not know (F54)',
  findings: ['scopes-disagree', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      settings: { registration: false, clients: [handMade] },
      run: {
        settings: { clientId: handMade.client_id },
        secrets: { clientSecret: handMade.client_secret },
      },
      server: { challenge: (field) => field.replace(`"${scope}"`, `"${scope} notes:admin"`) },
      authorization: {
        callback: (url) =>
          withoutCode(url, {
            error: 'invalid_scope',
            error_description: 'requested scope is not known',
          }),
      },
    })),
});
