import { defineFault } from '../fault';
import { forgetSession } from './parts/forget-session';
import { startPair } from './parts/pair';

export const sessionLostAs400 = defineFault({
  name: 'session-lost-as-400',
  says: 'the server does not know the session and answers 400, after which no client begins another (F60)',
  findings: ['session-lost', 'session-failed'],
  end: { stopsAt: 'list-tools' },
  start: () => startPair(() => ({ server: { before: forgetSession('tools/list', 1, 400) } })),
});
