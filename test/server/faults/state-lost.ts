import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const stateLost = defineFault({
  name: 'state-lost',
  says: 'the answer comes back without state',
  findings: ['state-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({ authorization: { callback: (url) => withQuery(url, 'state', undefined) } })),
});
