import { defineFault } from '../fault';
import { clockOff } from './parts/clock-off';
import { startPair } from './parts/pair';

export const clockAhead = defineFault({
  name: 'clock-ahead',
  says: 'the clock of the authorization server is an hour ahead',
  findings: ['clocks-differ', 'token-issued-in-future'],
  end: { status: 'signed-in' },
  start: () => startPair(() => ({ authorization: clockOff(3600) })),
});
