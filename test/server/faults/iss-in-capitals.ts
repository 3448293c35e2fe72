import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const issInCapitals = defineFault({
  name: 'iss-in-capitals',
  says: 'the answer names the issuer with its scheme in capitals',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: {
        callback: (url) => withQuery(url, 'iss', issuer.replace('http:', 'HTTP:')),
      },
    })),
});
