import { defineFault } from '../fault';
import { startLazyPair } from './parts/lazy-pair';

export const lazySignOut = defineFault({
  name: 'lazy-sign-out',
  says: 'the server lets everybody open a session, also with a token that was taken back',
  findings: [],
  end: { status: 'signed-out' },
  start: async () => ({ ...(await startLazyPair()), run: { errands: ['sign-in', 'sign-out'] } }),
});
