import { defineFault } from '../fault';
import { startProbedPair } from './parts/probed-pair';

export const probedDpop = defineFault({
  name: 'probed-dpop',
  says: 'nothing: tokens are bound to a key, proofs want a nonce, and wrong ones are refused',
  findings: [],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(() => ({
      settings: { dpop: 'nonce' },
      rules: { dpop: { required: true, nonceUses: 3 } },
    })),
});
