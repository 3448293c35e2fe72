import { defineFault } from '../fault';
import { forgetSession } from './parts/forget-session';
import { startPair } from './parts/pair';

export const sessionsNotShared = defineFault({
  name: 'sessions-not-shared',
  says: 'every request goes to another instance, which does not know the session (F60)',
  findings: ['session-lost', 'session-failed'],
  end: { stopsAt: 'list-tools' },
  start: () => startPair(() => ({ server: { before: forgetSession('tools/list', 99) } })),
});
