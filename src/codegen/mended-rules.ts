/** Rules whose finding goes away when auth is wired into the server. Each needs the server's source. */
export const mendedRules: ReadonlySet<string> = new Set([
  'no-discovery',
  'metadata-not-where-named',
  'metadata-only-at-root',
  'no-server-metadata',
  'no-registration-path',
  'registration-for-own-servers',
  'accepts-expired-token',
  'accepts-foreign-key',
  'accepts-garbage-token',
  'accepts-id-token',
  'accepts-public-key-as-secret',
  'accepts-token-for-another-service',
  'accepts-token-of-another-issuer',
  'accepts-unsigned-token',
]);
