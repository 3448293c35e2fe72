import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { entraError } from './parts/entra-error';
import { startPair } from './parts/pair';

export const entraRedirectNotRegistered = defineFault({
  name: 'entra-redirect-not-registered',
  says: 'Entra ID does not know the redirect address (F30)',
  findings: ['entra-redirect-unknown', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          json(
            400,
            entraError(
              'invalid_request',
              50011,
              'The redirect URI specified in the request does not match the redirect URIs configured for the application.',
            ),
          ),
        ),
      },
    })),
});
