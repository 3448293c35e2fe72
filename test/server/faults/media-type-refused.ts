import { defineFault } from '../fault';
import { text } from './parts/answers';
import { startPair } from './parts/pair';
import { withToken } from './parts/with-token';

export const mediaTypeRefused = defineFault({
  name: 'media-type-refused',
  says: 'behind the sign-in stands an API that takes no JSON and answers 415',
  findings: ['request-form-refused', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () => startPair(() => ({ server: { before: withToken(text(415, 'text/plain')) } })),
});
