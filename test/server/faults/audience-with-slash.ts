import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const audienceWithSlash = defineFault({
  name: 'audience-with-slash',
  says: 'the audience ends in a slash that the resource does not have',
  findings: ['token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(({ url }) => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, aud: `${url}/` }) },
    })),
});
