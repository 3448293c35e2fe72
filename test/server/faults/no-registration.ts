import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noRegistration = defineFault({
  name: 'no-registration',
  says: 'the authorization server registers no clients (F1)',
  findings: ['no-registration-path'],
  end: { stopsAt: 'registration' },
  start: () => startPair(() => ({ settings: { registration: false } })),
});
