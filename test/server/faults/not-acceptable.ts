import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const notAcceptable = defineFault({
  name: 'not-acceptable',
  says: 'a proxy rewrites Accept, and the server answers 406',
  findings: ['request-form-refused', 'not-mcp'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({
      server: {
        before: at(
          '/mcp',
          json(406, {
            jsonrpc: '2.0',
            id: null,
            error: { code: -32000, message: 'Not Acceptable: Client must accept both types' },
          }),
        ),
      },
    })),
});
