/** Whatever a server may send as a document, and what it should. */

import fc from 'fast-check';
import type { Json } from '../../src/model/wire';

/** Any text, and texts that parsers are known to stumble over. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    '\ufeff{}',
    '\ud800',
    '\0',
    'javascript:alert(1)',
    'https://[',
    'https://user:pass@as.example/x?y#z',
    'data: x\n\n',
    `${'['.repeat(9000)}${']'.repeat(9000)}`,
    `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`,
    '{"__proto__":{"access_token":"x"},"constructor":1,"toString":null}',
  ),
);

const names = [
  'resource',
  'authorization_servers',
  'scopes_supported',
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'jwks_uri',
  'code_challenge_methods_supported',
  'client_id',
  'client_name',
  'client_secret',
  'client_secret_expires_at',
  'registration_client_uri',
  'registration_access_token',
  'redirect_uris',
  'token_endpoint_auth_method',
  'access_token',
  'refresh_token',
  'id_token',
  'token_type',
  'expires_in',
  'scope',
  'error',
  'error_description',
  'active',
  'aud',
  'exp',
  'cnf',
  'jsonrpc',
  'result',
  'supportedVersions',
  'code',
  'data',
  '__proto__',
];

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.double(),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, -32020, -32022, 2 ** 53, [], {}, '2026-07-28'),
);

/** Any JSON, most of it an object with names that mean something. */
export const anyJson: fc.Arbitrary<Json> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.dictionary(
        fc.oneof(fc.constantFrom(...names), anyText),
        fc.oneof(
          leaf,
          fc.array(leaf, { maxLength: 3 }),
          fc.dictionary(anyText, leaf, { maxKeys: 2 }),
        ),
        { maxKeys: 8 },
      ),
    },
    { weight: 1, arbitrary: leaf },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }) },
  )
  // As it comes out of a body: no `undefined`, no holes, `__proto__` as a member of its own.
  .map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as Json);

/** An address as documents name them. */
export const address = fc
  .tuple(
    fc.constantFrom('https://as.example', 'https://mcp.example:8443', 'http://127.0.0.1:1234'),
    fc.constantFrom('', '/', '/a', '/a/b', '/a?b=c'),
  )
  .map(([origin, path]) => origin + path);

export const word = fc.stringMatching(/^[A-Za-z0-9._~-]{1,20}$/);
