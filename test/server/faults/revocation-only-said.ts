import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const revocationOnlySaid = defineFault({
  name: 'revocation-only-said',
  says: 'revocation is answered with 200 and changes nothing',
  findings: ['refresh-token-alive', 'token-alive-after-revocation'],
  end: { status: 'signed-out' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token/revocation', json(200, {})) },
      run: { afterSignIn: 'sign-out' },
    })),
});
