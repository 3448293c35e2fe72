import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const tokenWithoutType = defineFault({
  name: 'token-without-type',
  says: 'the token answer does not say token_type',
  findings: ['token-type'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: { before: editAnswer('/token', ({ token_type: _, ...rest }) => rest) },
    })),
});
