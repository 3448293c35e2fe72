import { defineFault } from '../fault';
import { editKeys } from './parts/edit-keys';
import { otherKey } from './parts/other-key';
import { startPair } from './parts/pair';

export const unknownKey = defineFault({
  name: 'unknown-key',
  says: 'the issuer publishes only the key that it will sign with next',
  findings: ['token-unknown-key', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { before: editKeys(() => ({ ...otherKey(), kid: 'next-key' })) },
    })),
});
