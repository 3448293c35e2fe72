import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const stateChanged = defineFault({
  name: 'state-changed',
  says: 'the answer comes back with another state',
  findings: ['state-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({
      authorization: { callback: (url) => withQuery(url, 'state', 'the-state-of-somebody-else') },
    })),
});
