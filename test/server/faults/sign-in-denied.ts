import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const signInDenied = defineFault({
  name: 'sign-in-denied',
  says: 'the person at the sign-in page says no',
  findings: ['authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        callback: (url) =>
          withoutCode(url, { error: 'access_denied', error_description: 'The person said no.' }),
      },
    })),
});
