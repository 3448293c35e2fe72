import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';
import { isCareful } from './parts/registration-on-trial';

export const registrationTakesWebOnly = defineFault({
  name: 'registration-takes-web-only',
  says: 'registration takes no scheme of an app (F47)',
  findings: ['registration-refuses-custom-scheme'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: false, probes: true },
      registration: {
        takes: (uris) => isCareful(uris) && uris.every((uri) => uri.startsWith('http')),
      },
    }),
});
