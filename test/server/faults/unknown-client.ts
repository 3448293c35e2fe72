import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const unknownClient = defineFault({
  name: 'unknown-client',
  says: 'the authorization server does not know the client id (F7)',
  findings: ['login-not-finished'],
  end: { stopsAt: 'browser-login' },
  start: () => startPair(() => ({ run: { settings: { clientId: 'nobody-registered-this' } } })),
});
