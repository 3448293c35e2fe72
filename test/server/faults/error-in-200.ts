import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const errorIn200 = defineFault({
  name: 'error-in-200',
  says: 'the token endpoint refuses inside a 200, as GitHub does',
  findings: ['token-refused', 'token-error-status'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: at(
          '/token',
          json(200, {
            error: 'bad_verification_code',
            error_description: 'The code passed is incorrect or expired.',
          }),
        ),
      },
    })),
});
