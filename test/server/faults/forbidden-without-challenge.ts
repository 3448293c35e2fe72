import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const forbiddenWithoutChallenge = defineFault({
  name: 'forbidden-without-challenge',
  says: 'the server answers 403 where it should answer 401',
  findings: ['server-error'],
  end: { stopsAt: 'first-request' },
  start: () =>
    startPair(() => ({ server: { before: at('/mcp', json(403, { error: 'forbidden' })) } })),
});
