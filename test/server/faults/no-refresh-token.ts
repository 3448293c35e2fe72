import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const noRefreshToken = defineFault({
  name: 'no-refresh-token',
  says: 'the saved token has run out and there is no refresh token',
  findings: ['refresh-refused'],
  end: { stopsAt: 'refresh' },
  start: () =>
    startPair(() => ({
      settings: { accessTokenTtl: 20 },
      authorization: { before: editAnswer('/token', ({ refresh_token: _, ...rest }) => rest) },
      run: { errands: ['sign-in', 'reconnect'] },
    })),
});
