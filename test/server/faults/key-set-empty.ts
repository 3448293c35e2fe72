import { defineFault } from '../fault';
import { at, htmlPage } from './parts/answers';
import { startCheckedPair } from './parts/checked-pair';

export const keySetEmpty = defineFault({
  name: 'key-set-empty',
  says: 'jwks_uri answers with a page',
  findings: ['key-set-unusable'],
  end: { status: 'checked' },
  start: () => startCheckedPair({ issuer: at('/jwks', htmlPage, 'GET') }),
});
