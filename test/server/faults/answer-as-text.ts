import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const answerAsText = defineFault({
  name: 'answer-as-text',
  says: 'the answers of a session are sent as text/plain',
  findings: ['answer-type', 'session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined) return false;
          const { writeHead } = response;
          response.writeHead = ((status: number, ...rest: unknown[]) => {
            response.setHeader('content-type', 'text/plain');
            const fields = rest.find((one) => typeof one === 'object') as object | undefined;
            const own = Object.entries(fields ?? {}).filter(
              ([name]) => !/^content-type$/i.test(name),
            );
            return writeHead.call(response, status, Object.fromEntries(own) as never);
          }) as typeof writeHead;
          return false;
        },
      },
    })),
});
