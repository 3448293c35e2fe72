import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const registrationNotOurs = defineFault({
  name: 'registration-not-ours',
  says: 'a registration is to be deleted that was made elsewhere',
  findings: ['unregister-refused'],
  end: { stopsAt: 'unregister' },
  start: () =>
    startPair(({ issuer }) => ({
      settings: { registrationManagement: 'steady' },
      run: {
        errands: ['unregister'],
        settings: { clientId: 'of-somebody-else', clientIssuer: issuer },
      },
    })),
});
