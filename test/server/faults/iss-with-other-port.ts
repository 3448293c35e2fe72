import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const issWithOtherPort = defineFault({
  name: 'iss-with-other-port',
  says: 'the answer writes the port of the issuer with a zero before it',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: {
        callback: (url) => withQuery(url, 'iss', issuer.replace(/:(\d+)$/, ':0$1')),
      },
    })),
});
