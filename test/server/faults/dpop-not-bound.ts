import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

export const dpopNotBound = defineFault({
  name: 'dpop-not-bound',
  says: 'the token answer says DPoP to a token that is bound to no key',
  findings: ['dpop-not-bound', 'token-type'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editAnswer('/token', (answer) => ({ ...answer, token_type: 'DPoP' })),
      },
    })),
});
