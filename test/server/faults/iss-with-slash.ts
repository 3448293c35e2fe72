import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const issWithSlash = defineFault({
  name: 'iss-with-slash',
  says: 'the answer names the issuer with a slash at its end',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: { callback: (url) => withQuery(url, 'iss', `${issuer}/`) },
    })),
});
