import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const anyAudience = defineFault({
  name: 'any-audience',
  says: 'the server takes tokens that are for another server',
  findings: ['token-audience'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, aud: 'https://elsewhere.example/mcp' }),
      },
      rules: { audience: 'https://elsewhere.example/mcp' },
    })),
});
