import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const needsPerson = defineFault({
  name: 'needs-person',
  says: 'the sign-in page waits for a person',
  findings: ['login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () => startPair(() => ({ settings: { autoApprove: false } })),
});
