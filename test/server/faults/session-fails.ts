import { defineFault } from '../fault';
import { text } from './parts/answers';
import { startPair } from './parts/pair';

export const sessionFails = defineFault({
  name: 'session-fails',
  says: 'the server takes the token and then answers 500',
  findings: ['session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: {
        before: (request, response) => {
          if (request.headers.authorization === undefined) return false;
          text(500, 'text/plain', 'x'.repeat(100_000))(response);
          return true;
        },
      },
    })),
});
