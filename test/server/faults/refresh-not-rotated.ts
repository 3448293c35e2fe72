import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const refreshNotRotated = defineFault({
  name: 'refresh-not-rotated',
  says: 'a renewal brings a new access token and no new refresh token',
  findings: [],
  end: { status: 'signed-in' },
  start: () => {
    let answers = 0;
    return startPair(() => ({
      settings: { accessTokenTtl: 20 },
      authorization: {
        before: editAnswer('/token', (body) => {
          answers += 1;
          const { refresh_token: _, ...rest } = body;
          return answers === 1 ? body : rest;
        }),
      },
      run: { errands: ['sign-in', 'reconnect'] },
    }));
  },
});
