import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const keysGone = defineFault({
  name: 'keys-gone',
  says: 'nothing is served at jwks_uri',
  findings: ['keys-unavailable', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({ authorization: { before: at('/jwks', text(500, 'text/plain', 'oops')) } })),
});
