import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startCheckedPair } from './parts/checked-pair';

export const trialRegistrationClosed = defineFault({
  name: 'trial-registration-closed',
  says: 'registration refuses every client that is tried (F3)',
  findings: ['trial-refused'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({
      trial: { register: true, probes: true },
      issuer: at('/reg', json(401, { error: 'invalid_token' }), 'POST'),
    }),
});
