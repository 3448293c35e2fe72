import { createHmac, randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../src/model/wire';
import { defineFault } from '../fault';
import { editAnswer } from './parts/edit-answer';
import { encode } from './parts/own-signer';
import { startPair } from './parts/pair';

/** The same claims under HS256, and the token that the MCP server of the tests can check in its place. */
function sharedSecret() {
  const secret = randomBytes(32);
  const originals = new Map<string, string>();
  return {
    sign(answer: JsonObject): JsonObject {
      const original = String(answer['access_token']);
      const [, claims = ''] = original.split('.');
      const signed = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${claims}`;
      const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
      originals.set(`Bearer ${token}`, `Bearer ${original}`);
      return { ...answer, access_token: token };
    },
    original: (authorization: string) => originals.get(authorization) ?? authorization,
  };
}

export const sharedSecretToken = defineFault({
  name: 'shared-secret-token',
  says: 'tokens are signed with a secret that only the two servers know',
  findings: [],
  end: { status: 'signed-in' },
  start() {
    const shared = sharedSecret();
    return startPair(() => ({
      authorization: { before: editAnswer('/token', shared.sign) },
      server: {
        before({ headers }) {
          const { authorization } = headers;
          if (authorization !== undefined) headers.authorization = shared.original(authorization);
          return false;
        },
      },
    }));
  },
});
