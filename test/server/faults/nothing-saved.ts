import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const nothingSaved = defineFault({
  name: 'nothing-saved',
  says: 'there is no saved sign-in to come back with',
  findings: ['no-stored-token'],
  end: { stopsAt: 'stored-token' },
  start: () => startPair(() => ({ run: { errands: ['reconnect'] } })),
});
