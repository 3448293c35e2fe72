/** The one hash that OAuth uses: of a verifier, and of a token in a proof. */

import { base64url } from 'jose';

/** SHA-256 of a text's UTF-8 bytes, in base64url. RFC 7636 §4.2, RFC 9449 §4.2. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}
