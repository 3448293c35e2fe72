import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { startProbedPair } from './parts/probed-pair';

export const guardsOpeningAlone = defineFault({
  name: 'guards-opening-alone',
  says: 'a server of 2026-07-28 checks server/discover, and no other method',
  findings: ['lets-in-without-token'],
  end: { status: 'probed' },
  start() {
    let good: string | undefined;
    return startProbedPair(() => ({
      wire: 'modern',
      server: {
        before(request) {
          const { headers } = request;
          if (bodyOf(request).includes('"server/discover"')) good ??= headers.authorization;
          else headers.authorization ??= good;
          return false;
        },
      },
    }));
  },
});
