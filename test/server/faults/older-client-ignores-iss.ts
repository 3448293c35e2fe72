import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const olderClientIgnoresIss = defineFault({
  name: 'older-client-ignores-iss',
  says: 'the answer names another issuer, and the client goes by a revision that does not look at it',
  findings: ['iss-ignored'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ issuer }) => ({
      authorization: { callback: (url) => withQuery(url, 'iss', `${issuer}/`) },
      run: { revision: '2025-11-25' },
    })),
});
