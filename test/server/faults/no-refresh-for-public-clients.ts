import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const noRefreshForPublicClients = defineFault({
  name: 'no-refresh-for-public-clients',
  says: 'a public client gets no refresh token, whatever it asks for (F50)',
  findings: ['refresh-not-issued'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: { before: editAnswer('/token', ({ refresh_token: _, ...rest }) => rest) },
    })),
});
