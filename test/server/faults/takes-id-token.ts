import { decodeProtectedHeader } from 'jose';
import { defineFault } from '../fault';
import { startProbedPair, verifies } from './parts/probed-pair';

export const takesIdToken = defineFault({
  name: 'takes-id-token',
  says: 'the server takes ID tokens of its issuer too, whoever they are for, and gives them all scope',
  findings: ['accepts-id-token'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ issuer }) => {
      const readIdToken = verifies(issuer, { issuer, requiredClaims: ['exp'] })();
      return {
        rules: {
          reader: (healthy) => async (token) => {
            const reading = await healthy(token);
            if ('claims' in reading || token.split('.').length !== 3) return reading;
            if (decodeProtectedHeader(token).typ === 'at+jwt') return reading;
            const idToken = await readIdToken(token);
            if ('problem' in idToken) return reading;
            return { claims: { ...idToken.claims, scope: 'notes:read' } };
          },
        },
        run: { settings: { scope: 'openid notes:read' } },
      };
    }),
});
