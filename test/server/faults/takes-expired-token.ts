import { defineFault } from '../fault';
import { startProbedPair, verifies } from './parts/probed-pair';

export const takesExpiredToken = defineFault({
  name: 'takes-expired-token',
  says: 'the server allows for clocks that are a day apart',
  findings: ['accepts-expired-token'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ url, issuer }) => ({
      rules: {
        reader: verifies(issuer, {
          issuer,
          audience: url,
          typ: 'at+jwt',
          requiredClaims: ['exp'],
          clockTolerance: 86_400,
        }),
      },
    })),
});
