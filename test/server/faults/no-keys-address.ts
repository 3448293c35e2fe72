import { defineFault } from '../fault';
import { startPair } from './parts/pair';

export const noKeysAddress = defineFault({
  name: 'no-keys-address',
  says: 'the metadata does not say where the keys are',
  findings: ['no-keys-address'],
  end: { status: 'signed-in' },
  start: () =>
    startPair(() => ({ authorization: { metadata: ({ jwks_uri: _, ...rest }) => rest } })),
});
