import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';
import { withoutCode } from './parts/without-code';

export const errorWithoutIssuer = defineFault({
  name: 'error-without-issuer',
  says: 'the sign-in ends in an error that names no issuer, although the metadata promises one',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        callback: (url) =>
          withQuery(withoutCode(url, { error: 'access_denied' }), 'iss', undefined),
      },
    })),
});
