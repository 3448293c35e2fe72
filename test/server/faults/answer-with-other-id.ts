import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const answerWithOtherId = defineFault({
  name: 'answer-with-other-id',
  says: 'the answer to initialize has its id as text',
  findings: ['rpc-answer-invalid', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined || request.method !== 'POST')
            return false;
          const { id, method, params } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'initialize') return false;
          const { protocolVersion } = params as JsonObject;
          const serverInfo = { name: 'notes', version: '1' };
          const result = { protocolVersion, capabilities: {}, serverInfo };
          json(200, { jsonrpc: '2.0', id: `${id}`, result })(response);
          return true;
        },
      },
      run: { limits: { sessionMs: 400 } },
    })),
});
