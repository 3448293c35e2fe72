import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { defineFault } from '../fault';
import { alsoTakes, startProbedPair } from './parts/probed-pair';

/** As a library does that gets the text of the public key, and the algorithm from the token. */
async function isSignedWithPublished(issuer: string, token: string): Promise<boolean> {
  const answer = await fetch(`${issuer}/jwks`);
  const { keys } = (await answer.json()) as { keys: readonly JsonWebKey[] };
  const [header, claims, signature] = token.split('.');
  return keys.some((key) => {
    const text = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const made = createHmac('sha256', text).update(`${header}.${claims}`).digest('base64url');
    return made === signature;
  });
}

export const takesPublicKeyAsSecret = defineFault({
  name: 'takes-public-key-as-secret',
  says: 'the server lets the token choose HS256, and checks it with the public key',
  findings: ['accepts-public-key-as-secret'],
  end: { status: 'probed' },
  start: () =>
    startProbedPair(({ issuer }) => ({
      rules: {
        reader: alsoTakes(
          (header, _claims, token) =>
            header['alg'] === 'HS256' && isSignedWithPublished(issuer, token),
        ),
      },
    })),
});
