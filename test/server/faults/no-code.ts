import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const noCode = defineFault({
  name: 'no-code',
  says: 'the answer has neither code nor error',
  findings: ['no-code'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({ authorization: { callback: (url) => withQuery(url, 'code', undefined) } })),
});
