import { defineFault } from '../fault';
import { startLazyPair } from './parts/lazy-pair';

export const lazySignIn = defineFault({
  name: 'lazy-sign-in',
  says: 'the session opens without a token, listing tools wants one',
  findings: [],
  end: { status: 'signed-in' },
  start: startLazyPair,
});
