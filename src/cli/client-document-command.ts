/** `client-document`: prints the document that makes its own address a client id. */

import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type { JsonObject } from '../model/wire';
import { only, parsed, requireWebAddress, textOf, UsageError } from './usage';

/** Where the browser comes back to when the user says nothing else: a port may change, RFC 8252 §7.3. */
const usualRedirectUris = ['http://127.0.0.1:33419/callback', 'http://127.0.0.1/callback'];

/** Prints to standard output alone, and gives the exit code. */
export function runClientDocument(
  args: readonly string[],
  { clientDocument }: Pick<typeof import('../core'), 'clientDocument'>,
): number {
  const { values, positionals } = parsed(args, {
    name: { type: 'string' },
    'redirect-uri': { type: 'string', multiple: true },
    'key-file': { type: 'string' },
  });
  const url = only('client-document', 'the address where it will be', positionals);
  if (!clientDocument.isDocumentUrl(url)) {
    throw new UsageError(`${url} is not an https address with a path.`);
  }
  const redirectUris = values['redirect-uri'] ?? usualRedirectUris;
  for (const uri of redirectUris) requireWebAddress(uri);
  const keyFile = values['key-file'];
  process.stdout.write(
    clientDocument.writeClientDocument({
      url,
      name: values.name ?? '',
      redirectUris,
      ...(keyFile !== undefined && { jwks: { keys: [publicKeyIn(keyFile)] } }),
    }),
  );
  return 0;
}

/** The public half of the key in a file, PEM or JWK, with what a JWK says about itself. */
function publicKeyIn(path: string): JsonObject {
  const text = textOf(path).trim();
  try {
    const given: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
    const key = createPublicKey(
      given === undefined ? text : { key: given as JsonWebKey, format: 'jwk' },
    );
    const { alg, kid } = (given ?? {}) as { readonly alg?: unknown; readonly kid?: unknown };
    return {
      ...(key.export({ format: 'jwk' }) as JsonObject),
      use: 'sig',
      ...(typeof alg === 'string' && { alg }),
      ...(typeof kid === 'string' && { kid }),
    };
  } catch {
    // What the runtime says of it could quote the key.
    throw new UsageError(
      `The file ${path} holds no key that can be used: PKCS #8 in PEM, or a JSON Web Key.`,
    );
  }
}
