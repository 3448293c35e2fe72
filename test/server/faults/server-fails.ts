import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const serverFails = defineFault({
  name: 'server-fails',
  says: 'the server answers 500',
  findings: ['server-error'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({
      server: { before: at('/mcp', text(500, 'text/plain', 'Internal Server Error')) },
    })),
});
