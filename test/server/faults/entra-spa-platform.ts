import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { entraError } from './parts/entra-error';
import { startPair } from './parts/pair';

export const entraSpaPlatform = defineFault({
  name: 'entra-spa-platform',
  says: 'the redirect address is registered for a page in a browser (F29)',
  findings: ['entra-spa-redirect', 'token-refused'],
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
              9002327,
              "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
            ),
          ),
        ),
      },
    })),
});
