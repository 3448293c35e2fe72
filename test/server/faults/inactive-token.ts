import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

const clientId = 'notes-server';
const clientSecret = 'secret-of-the-notes-server';

export const inactiveToken = defineFault({
  name: 'inactive-token',
  says: 'the authorization server says of every token that it is not active',
  findings: ['token-inactive', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ issuer }) => ({
      settings: { tokenFormat: 'opaque' },
      authorization: { before: at('/token/introspection', json(200, { active: false })) },
      rules: {
        introspection: { endpoint: `${issuer}/token/introspection`, clientId, clientSecret },
      },
      run: {
        settings: { introspectionClientId: clientId },
        secrets: { introspectionSecret: clientSecret },
      },
    })),
});
