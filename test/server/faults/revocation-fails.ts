import { defineFault } from '../fault';
import { at, text } from './parts/answers';
import { startPair } from './parts/pair';

export const revocationFails = defineFault({
  name: 'revocation-fails',
  says: 'the revocation endpoint fails',
  findings: ['revocation-refused'],
  end: { stopsAt: 'revocation' },
  start: () =>
    startPair(() => ({
      authorization: { before: at('/token/revocation', text(503, 'text/plain', 'try later')) },
      run: { errands: ['sign-in', 'sign-out'] },
    })),
});
