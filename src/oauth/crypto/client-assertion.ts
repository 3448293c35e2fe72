/** The JWT with which a client proves who it is, in place of a secret. RFC 7523 §2.2 and §3. */

import { base64url, SignJWT } from 'jose';
import { readPrivateKey } from './private-key';

/** Seconds: long enough for one request and for clocks that differ a little. */
const lifetime = 60;

/** The `client_assertion_type` that goes with it. RFC 7523 §2.2. */
export const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface ClientAssertionInput {
  /** Private key: PKCS #8 in PEM, or a JWK in JSON. */
  readonly key: string;
  /** JWS algorithm; by default that of the key. */
  readonly algorithm?: string;
  /** Those that the server takes; of these the first that the key can sign with. */
  readonly accepted?: readonly string[];
  /** `kid`; by default that of a JWK. */
  readonly keyId?: string;
  readonly clientId: string;
  /** Issuer identifier of the authorization server, the one and only audience. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: (bytes: number) => Uint8Array;
}

export type ClientAssertion =
  | { readonly ok: true; readonly assertion: string }
  /** Why the key cannot be used, in words for the user that never quote it. */
  | { readonly ok: false; readonly why: string };

/** A signed assertion that is good for a minute and for one request. A key that cannot sign is a value. */
export async function clientAssertion(input: ClientAssertionInput): Promise<ClientAssertion> {
  const read = await readPrivateKey(input.key, input.algorithm, input.accepted);
  if (!read.ok) return read;
  const keyId = input.keyId ?? read.keyId;
  const issuedAt = Math.floor(input.now / 1000);
  try {
    const assertion = await new SignJWT({
      iss: input.clientId,
      sub: input.clientId,
      aud: input.audience,
      iat: issuedAt,
      exp: issuedAt + lifetime,
      jti: base64url.encode(input.random(16)),
    })
      .setProtectedHeader({
        alg: read.algorithm,
        typ: 'JWT',
        ...(keyId !== undefined && { kid: keyId }),
      })
      .sign(read.key);
    return { ok: true, assertion };
  } catch {
    return { ok: false, why: `the key could not sign with ${read.algorithm}` };
  }
}
