import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { entraError } from './parts/entra-error';
import { startPair } from './parts/pair';

export const entraWantsSecret = defineFault({
  name: 'entra-wants-secret',
  says: 'Entra ID has the client down as a web app and wants a secret (F28)',
  findings: ['entra-secret-required', 'token-refused'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          json(
            401,
            entraError(
              'invalid_client',
              7000218,
              "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
            ),
          ),
        ),
      },
    })),
});
