import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
import { json } from './parts/answers';
import { startPair } from './parts/pair';

export const revisionOfItsOwn = defineFault({
  name: 'revision-of-its-own',
  says: 'the server answers initialize with a revision that nobody has asked for',
  findings: ['version-refused', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined || request.method !== 'POST')
            return false;
          const { id, method } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'initialize') return false;
          const serverInfo = { name: 'notes', version: '1' };
          const result = { protocolVersion: '2027-01-01', capabilities: {}, serverInfo };
          json(200, { jsonrpc: '2.0', id, result })(response);
          return true;
        },
      },
    })),
});
