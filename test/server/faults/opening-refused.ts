import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const openingRefused = defineFault({
  name: 'opening-refused',
  says: 'the server answers the opening request with a JSON-RPC error',
  findings: ['version-refused', 'not-mcp'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({
      server: {
        before: at(
          '/mcp',
          json(400, {
            jsonrpc: '2.0',
            id: null,
            error: { code: -32000, message: 'Unsupported protocol version' },
          }),
        ),
      },
    })),
});
