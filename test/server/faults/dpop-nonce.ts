import { defineFault } from '../fault';
import { startHealthyDpopNonce } from '../scenarios/healthy-dpop-nonce';

export const dpopNonce = defineFault({
  name: 'dpop-nonce',
  says: 'tokens must be bound to a key, and proofs must carry nonces of both servers',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startHealthyDpopNonce(),
});
