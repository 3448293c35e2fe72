import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startPair } from './parts/pair';

export const revocationFails = defineFault({
  name: 'revocation-fails',
  says: 'the revocation endpoint fails',
  findings: ['revocation-refused'],
  end: { stopsAt: 'revocation' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token/revocation', json(503, { error: 'temporarily' })) },
      run: { afterSignIn: 'sign-out' },
    })),
});
