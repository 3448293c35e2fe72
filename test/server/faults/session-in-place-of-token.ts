import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const sessionInPlaceOfToken = defineFault({
  name: 'session-in-place-of-token',
  says: 'whoever names a session that was opened with a token needs none',
  findings: ['lets-in-without-token'],
  end: { status: 'probed' },
  start() {
    const openedWith = new Map<unknown, string>();
    return startProbedPair(() => ({
      server: {
        before({ headers }) {
          const session = headers['mcp-session-id'];
          if (session === undefined) return false;
          if (headers.authorization !== undefined) openedWith.set(session, headers.authorization);
          else headers.authorization = openedWith.get(session);
          return false;
        },
      },
    }));
  },
});
