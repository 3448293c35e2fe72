import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64url, type JWTPayload, SignJWT } from 'jose';
import type { Check } from '../../../../src/model/check';
import type { Json, JsonObject } from '../../../../src/model/wire';
import { checkIntrospection } from '../../../../src/oauth/check-introspection';
import { makeDpopKey } from '../../../../src/oauth/crypto/dpop';
import { createVault, shapeOf } from '../../../../src/oauth/vault';
import { issuer, jwks, privateKey, serverUrl } from '../world';
import { checksOf, now, seconds } from './checked';

const part = fc.oneof(
  fc.string(),
  fc.json().map((text) => base64url.encode(text)),
  fc.base64String(),
  fc.string({ unit: 'binary' }),
);
const tokens = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.')),
);

const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    '',
    issuer,
    `${issuer}/`,
    serverUrl,
    [serverUrl, 7, null],
    'client-1',
    ['client-1'],
    seconds,
    now,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    'a b',
    ['a', 'b'],
    { jkt: 'x' },
    { jkt: 7 },
    'x'.repeat(100_000),
    '\ud800',
  ),
);

const names = [
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'scope',
  'scp',
  'nonce',
  'at_hash',
  'cnf',
  'active',
  'client_id',
  'token_type',
  '__proto__',
  'constructor',
];
const members: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), odd)
  .map((object) => JSON.parse(JSON.stringify(object)) as JsonObject);

const headers: fc.Arbitrary<JsonObject> = fc.record(
  {
    alg: fc.oneof(odd, fc.constantFrom('ES256', 'RS256', 'HS256', 'none', 'ES384', '__proto__')),
    kid: fc.oneof(odd, fc.constantFrom('key-1', 'key-2')),
    typ: fc.oneof(odd, fc.constantFrom('at+jwt', 'JWT')),
    crit: odd,
    b64: odd,
    jwk: odd,
  },
  { requiredKeys: [] },
);

const keySets: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(jwks as unknown as Json),
  fc.constant(undefined),
  odd,
  fc
    .array(
      fc.record(
        {
          kty: fc.oneof(odd, fc.constantFrom('EC', 'RSA', 'OKP', 'oct')),
          crv: fc.oneof(odd, fc.constantFrom('P-256', 'Ed25519')),
          alg: fc.oneof(odd, fc.constantFrom('ES256', 'RS256')),
          kid: fc.oneof(odd, fc.constantFrom('key-1', 'key-2')),
          use: odd,
          x: odd,
          y: odd,
          n: odd,
          e: odd,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    )
    .map((keys) => ({ keys }) as Json),
);

/** What stands in a text when a value was put there that is none. */
const slips = /undefined|\[object|NaN/;

function assertReadable(checks: readonly Check[]): void {
  for (const check of checks) {
    assert.ok(['pass', 'fail', 'unknown'].includes(check.verdict));
    for (const text of [check.expected, check.actual]) {
      assert.ok(text !== '' && text.length < 700, `${check.id} says ${text.length} characters`);
      assert.doesNotMatch(text, slips, check.id);
    }
  }
}

test('the shape of any text is found without a throw, and never holds the last part', () => {
  fc.assert(
    fc.property(tokens, (token) => {
      const shape = shapeOf(token);
      assert.equal(shape.length, token.length);
      if (shape.jwt === undefined) return;
      assert.equal(token.split('.').length, 3);
      assert.deepEqual(Object.keys(shape.jwt), ['header', 'claims']);
    }),
    { numRuns: 1000 },
  );
});

test('no text, no header, no claims and no keys make the checks throw', async () => {
  const vault = createVault();
  vault.put('dpopKey', await makeDpopKey());
  vault.put('idToken', 'a.b.c');
  const built = fc
    .tuple(headers, members, fc.constantFrom('', 'AA', '!'))
    .map(([header, claims, last]) =>
      [...[header, claims].map((one) => base64url.encode(JSON.stringify(one))), last].join('.'),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(tokens, built),
      keySets,
      fc.record(
        {
          clientId: fc.constantFrom('client-1', ''),
          scopeAsked: fc.string(),
          scopeRequired: fc.string(),
          scopeGranted: fc.string(),
          dpop: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      async (token, keys, change) => {
        const checks = await checksOf(token, { jwks: keys, ...change }, vault);
        const given = JSON.stringify([shapeOf(token), keys ?? null, change]);
        if (!slips.test(given)) assertReadable(checks);
        const by = (id: string) => checks.find((one) => one.id === id)?.verdict;
        assert.notEqual(by('signature'), 'pass', 'nothing here was signed');
        assert.equal(shapeOf(token).jwt === undefined, checks.length === 0);
      },
    ),
    { numRuns: 500 },
  );
});

test('whatever the claims, a signature of the published key passes', async () => {
  await fc.assert(
    fc.asyncProperty(members, async (claims) => {
      const { __proto__: _, ...own } = claims;
      const token = await new SignJWT(own as JWTPayload)
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
        .sign(privateKey);
      const checks = await checksOf(token);
      assert.equal(checks.find((one) => one.id === 'signature')?.verdict, 'pass');
    }),
    { numRuns: 100 },
  );
});

test('no introspection answer makes its checks throw', () => {
  fc.assert(
    fc.property(members, fc.boolean(), (answer, active) => {
      const checks = checkIntrospection(active ? { ...answer, active: true } : answer, {
        now,
        issuer,
        audience: serverUrl,
        clientId: 'client-1',
        scopeAsked: 'a',
        scopeRequired: 'b',
        dpop: true,
        thumbprint: 'x',
      });
      assert.equal(checks[0]?.id, 'active');
      if (!slips.test(JSON.stringify(answer))) assertReadable(checks);
      if (checks[0]?.verdict !== 'pass') assert.equal(checks.length, 1);
    }),
    { numRuns: 500 },
  );
});
