import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const jwtOutlivesSignOut = defineFault({
  name: 'jwt-outlives-sign-out',
  says: 'the server checks the signature of tokens alone',
  findings: ['token-alive-after-revocation'],
  end: { status: 'signed-out' },
  start: () => startPair(() => ({ run: { errands: ['sign-in', 'sign-out'] } })),
});
