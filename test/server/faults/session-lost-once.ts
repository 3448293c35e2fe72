import { defineFault } from '../fault';
import { forgetSession } from './parts/forget-session';
import { startPair } from './parts/pair';

export const sessionLostOnce = defineFault({
  name: 'session-lost-once',
  says: 'the server is started anew in the middle of a session (F60)',
  findings: ['session-lost'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ server: { before: forgetSession('tools/list', 1) } })),
});
