import { defineFault } from '../fault';
import { startPastedToken } from './parts/pasted-token';

export const pastedTokenForOther = defineFault({
  name: 'pasted-token-for-other',
  says: 'the token that the user has checked is for another server',
  findings: ['token-audience'],
  end: { status: 'checked' },
  start: () =>
    startPastedToken(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, aud: 'https://elsewhere.example/mcp' }),
      },
    })),
});
