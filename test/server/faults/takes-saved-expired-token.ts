import { defineFault } from '../fault';
import { startPair } from './parts/pair';
import { verifies } from './parts/probed-pair';

export const takesSavedExpiredToken = defineFault({
  name: 'takes-saved-expired-token',
  says: 'the server does not look at the end of a token, and the saved one has ended',
  findings: ['accepts-expired-token'],
  end: { status: 'probed' },
  start: () =>
    startPair(({ url, issuer }) => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, exp: Number(claims['iat']) - 600 }) },
      rules: {
        reader: verifies(issuer, {
          issuer,
          audience: url,
          typ: 'at+jwt',
          clockTolerance: 86_400,
          requiredClaims: ['exp'],
        }),
      },
      run: { errands: ['sign-in', 'probe'] },
    })),
});
