import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const invalidGrantAs401 = defineFault({
  name: 'invalid-grant-as-401',
  says: 'the token endpoint answers invalid_grant with 401, as FastMCP does',
  findings: ['token-refused', 'token-error-status'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          json(401, {
            error: 'invalid_grant',
            error_description: 'authorization code does not exist',
          }),
        ),
      },
    })),
});
