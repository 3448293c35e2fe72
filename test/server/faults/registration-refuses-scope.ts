import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

export const registrationRefusesScope = defineFault({
  name: 'registration-refuses-scope',
  says: 'registration refuses the member scope (F4)',
  findings: ['registration-needed-less'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: registrationThatRefuses((metadata) =>
          metadata['scope'] === undefined
            ? undefined
            : 'Policy Allowed Client Scopes rejected request',
        ),
      },
    })),
});
