import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const takesAnyToken = defineFault({
  name: 'takes-any-token',
  says: 'the server looks whether there is a token, and not at it',
  findings: [
    'accepts-garbage-token',
    'accepts-foreign-key',
    'accepts-unsigned-token',
    'accepts-public-key-as-secret',
    'accepts-token-for-another-service',
    'accepts-token-of-another-issuer',
    'accepts-id-token',
    'accepts-expired-token',
  ],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(() => ({
      rules: { reader: () => async () => ({ claims: { sub: 'ada', scope: 'notes:read' } }) },
      run: { settings: { scope: 'openid notes:read' } },
    })),
});
