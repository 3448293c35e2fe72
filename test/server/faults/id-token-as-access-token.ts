import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { scope, startPair } from './parts/pair';

export const idTokenAsAccessToken = defineFault({
  name: 'id-token-as-access-token',
  says: 'the token endpoint gives out the ID token as access token',
  findings: ['id-token-as-access-token', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      run: { settings: { scope: `openid ${scope}` } },
      authorization: {
        before: editAnswer('/token', (answer) => ({
          ...answer,
          access_token: answer['id_token'] ?? null,
        })),
      },
    })),
});
