import { defineFault } from '../fault';
import { startCheckedPair } from './parts/checked-pair';
import { isCareful } from './parts/registration-on-trial';

export const registrationTakesPlainHttp = defineFault({
  name: 'registration-takes-plain-http',
  says: 'registration takes plain http on any host',
  findings: ['registration-accepts-plain-http'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: false, probes: true },
      registration: {
        takes: (uris) => isCareful(uris) || (uris.length === 1 && /^http:/.test(uris[0] ?? '')),
      },
    }),
});
