import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';
import { isCareful } from './parts/registration-on-trial';

export const registrationTakesOne = defineFault({
  name: 'registration-takes-one',
  says: 'registration takes one redirect URI and no more',
  findings: ['registration-refuses-several'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: false, probes: true },
      registration: { takes: (uris) => isCareful(uris) && uris.length === 1 },
    }),
});
