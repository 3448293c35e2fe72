import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { entraError } from './parts/entra-error';
import { startPair } from './parts/pair';

export const entraResourceNotTaken = defineFault({
  name: 'entra-resource-not-taken',
  says: 'Entra ID takes no resource parameter at this endpoint (F26)',
  findings: ['entra-resource-refused', 'token-refused'],
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
              901002,
              "The 'resource' request parameter is not supported.",
            ),
          ),
        ),
      },
    })),
});
