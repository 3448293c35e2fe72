import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const audienceList = defineFault({
  name: 'audience-list',
  says: 'tokens are for this server and for another',
  findings: [],
  end: { status: 'signed-in' },
  start: () =>
    startPair(({ url }) => ({
      authorization: {
        tokenClaims: (claims) => ({ ...claims, aud: [url, 'https://elsewhere.example'] }),
      },
    })),
});
