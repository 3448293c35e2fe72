import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const signatureAlone = defineFault({
  name: 'signature-alone',
  says: 'the server checks tokens by their signature, so one that was taken back stays good',
  findings: ['token-alive-after-revocation'],
  end: { status: 'signed-out' },
  start: () => startPair(() => ({ run: { afterSignIn: 'sign-out' } })),
});
