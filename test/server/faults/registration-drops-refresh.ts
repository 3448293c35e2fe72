import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const registrationDropsRefresh = defineFault({
  name: 'registration-drops-refresh',
  says: 'registration leaves refresh_token out of the grants',
  findings: ['registration-changed'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer('/reg', (client) => ({
          ...client,
          grant_types: ['authorization_code'],
        })),
      },
    })),
});
