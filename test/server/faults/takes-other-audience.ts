import { defineFault } from '../fault';
import { startProbedPair, verifies } from './parts/probed-pair';

export const takesOtherAudience = defineFault({
  name: 'takes-other-audience',
  says: 'the server does not check whom a token is for',
  findings: ['accepts-token-for-another-service'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ issuer }) => ({
      rules: { reader: verifies(issuer, { issuer, typ: 'at+jwt', requiredClaims: ['exp'] }) },
    })),
});
