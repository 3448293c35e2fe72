import { defineFault } from '../fault';
import { alsoTakes, startProbedPair } from './parts/probed-pair';

const soon = (exp = 0): boolean => exp * 1000 > Date.now();

export const takesForeignKey = defineFault({
  name: 'takes-foreign-key',
  says: 'the server checks the claims of a token, and its signature never',
  findings: ['accepts-foreign-key'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ url, issuer }) => ({
      rules: {
        reader: alsoTakes(
          (header, { aud, iss, exp }) =>
            header['alg'] === 'ES256' && aud === url && iss === issuer && soon(exp),
        ),
      },
    })),
});
