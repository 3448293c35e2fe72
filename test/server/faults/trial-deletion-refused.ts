import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const trialDeletionRefused = defineFault({
  name: 'trial-deletion-refused',
  says: 'the server refuses to delete the client of a trial',
  findings: ['trial-client-left'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: true, probes: false },
      registration: { management: 'refuses' },
    }),
});
