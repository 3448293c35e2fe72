import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const refusesWith500 = defineFault({
  name: 'refuses-with-500',
  says: 'the check of a token throws, and nobody makes 401 of that',
  findings: ['refuses-with-wrong-status'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(() => ({
      server: {
        before({ headers }, response) {
          if (headers.authorization === undefined) return false;
          const { writeHead } = response;
          const failing = (status: number, fields?: Record<string, string>) =>
            writeHead.call(response, status === 401 ? 500 : status, fields);
          Object.assign(response, { writeHead: failing });
          return false;
        },
      },
    })),
});
