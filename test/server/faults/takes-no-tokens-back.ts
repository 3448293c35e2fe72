import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const takesNoTokensBack = defineFault({
  name: 'takes-no-tokens-back',
  says: 'the authorization server has no revocation endpoint',
  findings: ['nothing-to-revoke'],
  end: { status: 'signed-out' },
  start: () =>
    startPair(() => ({
      authorization: {
        metadata: ({ revocation_endpoint: _left, ...document }) => document,
      },
      run: { afterSignIn: 'sign-out' },
    })),
});
