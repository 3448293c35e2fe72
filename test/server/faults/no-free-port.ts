import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noFreePort = defineFault({
  name: 'no-free-port',
  says: 'no port of this machine can be listened on (F46)',
  findings: ['no-redirect'],
  end: { stopsAt: 'client-identity' },
  start: () => startPair(() => ({ run: { noRedirect: true } })),
});
