import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

export const registrationWantsLocalhost = defineFault({
  name: 'registration-wants-localhost',
  says: 'registration takes localhost as redirect address, and 127.0.0.1 not (F41, F45)',
  findings: ['registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: registrationThatRefuses(
          (metadata) =>
            JSON.stringify(metadata['redirect_uris']).includes('127.0.0.1')
              ? 'http is allowed for localhost only'
              : undefined,
          'invalid_redirect_uri',
        ),
      },
    })),
});
