import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const issWithSlashBefore = defineFault({
  name: 'iss-with-slash-before',
  says: 'the answer names the issuer with a slash at its end, by a revision that does not look',
  findings: ['iss-ignored'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: { callback: (url) => withQuery(url, 'iss', `${issuer}/`) },
      run: { revision: '2025-11-25' },
    })),
});
