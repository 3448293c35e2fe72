import { defineFault } from '../fault';
import { editKeys } from './parts/edit-keys';
import { startPair } from './parts/pair';

export const wrongAlgorithm = defineFault({
  name: 'wrong-algorithm',
  says: 'the published key is for another algorithm than the tokens name',
  findings: ['token-wrong-algorithm', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startPair(() => ({
      authorization: { before: editKeys((key) => ({ ...key, alg: 'ES384' })) },
    })),
});
