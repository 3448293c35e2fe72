import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { withQuery } from './parts/with-query';

export const issMissing = defineFault({
  name: 'iss-missing',
  says: 'the answer does not name its issuer, although the metadata promises it (F21)',
  findings: ['iss-mismatch'],
  end: { stopsAt: 'callback' },
  start: () =>
    startPair(() => ({ authorization: { callback: (url) => withQuery(url, 'iss', undefined) } })),
});
