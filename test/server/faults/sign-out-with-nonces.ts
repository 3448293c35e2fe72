import { defineFault } from '../fault';
import { startHealthyDpopNonce } from '../scenarios/healthy-dpop-nonce';

export const signOutWithNonces = defineFault({
  name: 'sign-out-with-nonces',
  says: 'both servers want nonces in the proofs that go with dead tokens too',
  findings: ['token-alive-after-revocation'],
  end: { status: 'signed-out' },
  start: async () => ({
    ...(await startHealthyDpopNonce()),
    run: { errands: ['sign-in', 'sign-out'] },
  }),
});
