import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { handMade } from './parts/hand-made-client';
import { startPair } from './parts/pair';

export const inactiveToken = defineFault({
  name: 'inactive-token',
  says: 'the authorization server says of every token that it is not active',
  findings: ['token-inactive', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ issuer }) => ({
      settings: { tokenFormat: 'opaque', clients: [handMade] },
      authorization: { before: at('/token/introspection', json(200, { active: false })) },
      rules: {
        introspection: {
          endpoint: `${issuer}/token/introspection`,
          clientId: handMade.client_id,
          clientSecret: handMade.client_secret,
        },
      },
      run: {
        settings: { introspectionClientId: handMade.client_id },
        secrets: { introspectionSecret: handMade.client_secret },
      },
    })),
});
