import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const dpopIgnored = defineFault({
  name: 'dpop-ignored',
  says: 'the user wants bound tokens, and the authorization server binds none',
  findings: ['token-type'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ run: { settings: { dpop: true } } })),
});
