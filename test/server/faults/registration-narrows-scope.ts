import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';
import { withoutCode } from './parts/without-code';

export const registrationNarrowsScope = defineFault({
  name: 'registration-narrows-scope',
  says: 'registration gives the client a scope of its own, and the one that was asked for is refused then (F4b)',
  findings: ['registration-changed', 'authorization-refused'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer('/reg', (client) => ({ ...client, scope: 'profile' })),
        callback: (url) => withoutCode(url, { error: 'invalid_scope' }),
      },
    })),
});
