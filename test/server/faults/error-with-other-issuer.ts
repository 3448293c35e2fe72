import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const errorWithOtherIssuer = defineFault({
  name: 'error-with-other-issuer',
  says: 'the sign-in ends in an error that names another issuer',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        callback: (url) =>
          withoutCode(url, {
            error: 'access_denied',
            error_description: 'Call this number to go on',
            iss: 'https://elsewhere.example',
          }),
      },
    })),
});
