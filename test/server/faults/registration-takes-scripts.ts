import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';
import { isCareful } from './parts/registration-on-trial';

export const registrationTakesScripts = defineFault({
  name: 'registration-takes-scripts',
  says: 'registration takes redirect URIs that are scripts',
  findings: ['registration-accepts-script'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: false, probes: true },
      registration: {
        takes: (uris) => isCareful(uris) || /^(javascript|data):/.test(uris[0] ?? ''),
      },
    }),
});
