import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';
import { isCareful } from './parts/registration-on-trial';

export const registrationTakesNone = defineFault({
  name: 'registration-takes-none',
  says: 'registration takes clients without a redirect URI',
  findings: ['registration-accepts-no-redirect'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: false, probes: true },
      registration: { takes: (uris) => isCareful(uris) || uris.length === 0 },
    }),
});
