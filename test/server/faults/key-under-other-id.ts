import { defineFault } from '../fault';
import { editKeys } from './parts/edit-keys';
import { startPair } from './parts/pair';

export const keyUnderOtherId = defineFault({
  name: 'key-under-other-id',
  says: 'the issuer publishes its key under another id than the tokens name',
  findings: ['token-unknown-key', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { before: editKeys((key) => ({ ...key, kid: 'other-id' })) },
    })),
});
