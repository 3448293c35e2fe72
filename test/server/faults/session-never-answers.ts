import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const sessionNeverAnswers = defineFault({
  name: 'session-never-answers',
  says: 'the server takes the token and then says nothing',
  findings: ['session-failed'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      server: { before: (request) => request.headers.authorization !== undefined },
      run: { limits: { sessionMs: 400 } },
    })),
});
