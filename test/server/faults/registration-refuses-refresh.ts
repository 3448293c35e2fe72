import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { registrationThatRefuses } from './parts/registration-that-refuses';

export const registrationRefusesRefresh = defineFault({
  name: 'registration-refuses-refresh',
  says: 'registration refuses the grant type refresh_token',
  findings: ['registration-needed-less', 'refresh-not-issued'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: registrationThatRefuses((metadata) =>
          (metadata['grant_types'] as string[] | undefined)?.includes('refresh_token')
            ? 'grant_types: refresh_token is not allowed'
            : undefined,
        ),
      },
    })),
});
