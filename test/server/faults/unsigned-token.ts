import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { startPair } from './parts/pair';

/** The same claims under a header that says `alg: none`. RFC 7519 §6. */
function unsigned(answer: JsonObject): JsonObject {
  const [, claims = ''] = String(answer['access_token']).split('.');
  const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
  return { ...answer, access_token: `${header}.${claims}.` };
}

export const unsignedToken = defineFault({
  name: 'unsigned-token',
  says: 'tokens are not signed at all',
  findings: ['token-unsigned', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () => startPair(() => ({ authorization: { before: editAnswer('/token', unsigned) } })),
});
