import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { editKeys } from './parts/edit-keys';
import { otherKey } from './parts/other-key';
import { startPair } from './parts/pair';

export const foreignKeys = defineFault({
  name: 'foreign-keys',
  says: 'the issuer publishes another key than the one it signs with, under the same id',
  findings: ['token-signature', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: {
        before: editKeys(({ kid = null }): JsonObject => ({ ...otherKey(), kid })),
      },
    })),
});
