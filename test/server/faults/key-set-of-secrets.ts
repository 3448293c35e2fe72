import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startCheckedPair } from './parts/checked-pair';

export const keySetOfSecrets = defineFault({
  name: 'key-set-of-secrets',
  says: 'the key set holds shared secrets in place of public keys',
  findings: ['key-set-unusable'],
  end: { status: 'checked' },
  start: () =>
    startCheckedPair({ issuer: at('/jwks', json(200, { keys: [{ kty: 'oct' }] }), 'GET') }),
});
