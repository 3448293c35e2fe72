import { defineFault } from '../fault';
import { sendJson } from '../respond';
import { startProbedPair } from './parts/probed-pair';

export const refusesWith200 = defineFault({
  name: 'refuses-with-200',
  says: 'a bad token brings a JSON-RPC error, and no refusal of HTTP',
  findings: ['refuses-with-wrong-status'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(() => ({
      server: {
        before({ headers }, response) {
          if (headers.authorization === undefined) return false;
          const { writeHead } = response;
          const hiding = (status: number, fields?: Record<string, string>) => {
            Object.assign(response, { writeHead });
            if (status !== 401) return response.writeHead(status, fields);
            const error = { code: -32000, message: 'The token is not good.' };
            sendJson(response, 200, { jsonrpc: '2.0', id: 0, error });
            return Object.assign(response, { end: () => response });
          };
          Object.assign(response, { writeHead: hiding });
          return false;
        },
      },
    })),
});
