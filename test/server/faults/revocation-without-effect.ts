import { defineFault } from '../fault';
import { at, emptyBody } from './parts/answers';
import { startPair } from './parts/pair';

export const revocationWithoutEffect = defineFault({
  name: 'revocation-without-effect',
  says: 'the revocation endpoint says yes and takes nothing back',
  findings: ['refresh-token-alive', 'token-alive-after-revocation'],
  end: { status: 'signed-out' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token/revocation', emptyBody) },
      run: { errands: ['sign-in', 'sign-out'] },
    })),
});
