import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';

export const trialNotDeletable = defineFault({
  name: 'trial-not-deletable',
  says: 'the client of a trial cannot be deleted, as the server offers no way',
  findings: ['trial-client-left'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: true, probes: false },
      registration: { management: 'missing' },
    }),
});
