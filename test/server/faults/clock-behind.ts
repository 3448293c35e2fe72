import { defineFault } from '../fault';
import { clockOff } from './parts/clock-off';
import { startPair } from './parts/pair';

export const clockBehind = defineFault({
  name: 'clock-behind',
  says: 'the clock of the authorization server is a day behind',
  findings: ['clocks-differ', 'token-expired', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () => startPair(() => ({ authorization: clockOff(-86_400) })),
});
