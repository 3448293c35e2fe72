import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const tokenWithLineBreak = defineFault({
  name: 'token-with-line-break',
  says: 'a line break stands within the access token',
  findings: ['token-unusable'],
  end: { stopsAt: 'token-request' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer('/token', ({ access_token: token, ...rest }) => ({
          ...rest,
          access_token: `${token}\n${token}`,
        })),
      },
    })),
});
