import { defineFault } from '../fault';
import { alsoTakes, startProbedPair } from './parts/probed-pair';

export const takesUnsignedToken = defineFault({
  name: 'takes-unsigned-token',
  says: 'the server lets the token say that it needs no signature',
  findings: ['accepts-unsigned-token'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ url }) => ({
      rules: {
        reader: alsoTakes((header, claims) => header['alg'] === 'none' && claims.aud === url),
      },
    })),
});
