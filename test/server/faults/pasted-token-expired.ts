import { defineFault } from '../fault';
import { startPastedToken } from './parts/pasted-token';

export const pastedTokenExpired = defineFault({
  name: 'pasted-token-expired',
  says: 'the token that the user has checked has run out',
  findings: ['token-expired'],
  end: { status: 'checked' },
  start: () =>
    startPastedToken(() => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, exp: 1_700_000_000 }) },
    })),
});
