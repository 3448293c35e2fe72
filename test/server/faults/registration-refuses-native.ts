import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

export const registrationRefusesNative = defineFault({
  name: 'registration-refuses-native',
  says: 'registration wants applications of the type web',
  findings: ['registration-needed-less'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: registrationThatRefuses((metadata) =>
          metadata['application_type'] === 'native' ? 'application_type must be web' : undefined,
        ),
      },
    })),
});
