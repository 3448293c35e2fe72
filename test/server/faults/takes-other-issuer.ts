import { defineFault } from '../fault';
import { startProbedPair, verifies } from './parts/probed-pair';

export const takesOtherIssuer = defineFault({
  name: 'takes-other-issuer',
  says: 'the server does not check who says that it has issued a token',
  findings: ['accepts-token-of-another-issuer'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ url, issuer }) => ({
      rules: {
        reader: verifies(issuer, { audience: url, typ: 'at+jwt', requiredClaims: ['exp'] }),
      },
    })),
});
