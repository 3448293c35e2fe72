import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { bodyOf } from '../read-ahead';
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
          const { method } = JSON.parse(bodyOf(request)) as JsonObject;
          if (method !== 'initialize') return false;
          const write = response.write.bind(response);
          const edited = (chunk: Uint8Array | string): boolean => {
            const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
            return write(text.replace(/"id":(\d+)/, '"id":"$1"'));
          };
          response.write = edited as typeof response.write;
          return false;
        },
      },
      run: { limits: { sessionMs: 400 } },
    })),
});
