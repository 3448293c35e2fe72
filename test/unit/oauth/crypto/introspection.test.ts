import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/model/wire';
import {
  checkIntrospection,
  type IntrospectionExpected,
} from '../../../../src/oauth/check-introspection';
import { issuer, serverUrl } from '../world';
import { now, said, seconds } from './checked';

const expected: IntrospectionExpected = {
  now,
  issuer,
  audience: serverUrl,
  clientId: 'client-1',
  scopeAsked: 'a b',
  scopeRequired: 'a',
  dpop: false,
};

const good: JsonObject = {
  active: true,
  iss: issuer,
  aud: [serverUrl],
  exp: seconds + 600,
  iat: seconds,
  nbf: seconds,
  scope: 'a b c',
  client_id: 'client-1',
  token_type: 'Bearer',
};

const read = (change: JsonObject, other: Partial<IntrospectionExpected> = {}) =>
  said(checkIntrospection({ ...good, ...change }, { ...expected, ...other }));

test('RFC 7662 §2.2: a good answer passes every check', () => {
  assert.deepEqual(read({}), {
    active: 'pass: active: true',
    issuer: `pass: ${issuer}`,
    audience: `pass: ${serverUrl}`,
    expiry: 'pass: in 10 min',
    'not-before': 'pass: in 0 s',
    'issued-at': 'pass: in 0 s',
    scope: 'pass: a b c',
    'required-scope': 'pass: a b c',
    client: 'pass: client-1',
    'token-type': 'pass: Bearer',
  });
});

test('RFC 7662 §2.2: of an inactive token nothing else is said', () => {
  assert.deepEqual(read({ active: false }), { active: 'fail: active: false' });
  assert.deepEqual(said(checkIntrospection({}, expected)), {
    active: 'unknown: no active in the answer',
  });
  assert.deepEqual(read({ active: 'true' }), {
    active: 'unknown: active is not of the right type',
  });
});

test('RFC 7662 §2.2: an absent member is no fault, as all but active are optional', () => {
  assert.deepEqual(said(checkIntrospection({ active: true }, { ...expected, dpop: true })), {
    active: 'pass: active: true',
    issuer: 'unknown: no iss in the answer',
    audience: 'unknown: no aud in the answer',
    expiry: 'unknown: no exp in the answer',
    scope: 'unknown: not stated',
    'required-scope': 'unknown: not stated',
    client: 'unknown: no client_id in the answer',
    'token-type': 'unknown: no token_type in the answer',
    binding: 'unknown: no cnf in the answer',
  });
  assert.deepEqual(said(checkIntrospection({ active: true }, { now })), {
    active: 'pass: active: true',
    issuer: 'unknown: no iss in the answer',
    audience: 'unknown: no aud in the answer',
    expiry: 'unknown: no exp in the answer',
  });
});

test('RFC 7662 §2.2: what is said is compared', () => {
  const {
    issuer: iss,
    audience,
    expiry,
    scope,
    client,
  } = read({
    iss: `${issuer}/`,
    aud: 'client-1',
    exp: seconds - 600,
    scope: 'a',
    client_id: 'client-2',
  });
  assert.match(iss ?? '', /^fail: .* \(19 characters instead of 18/);
  assert.equal(audience, 'fail: client-1, which is the id of the client');
  assert.equal(expiry, 'fail: 10 min ago');
  assert.equal(scope, 'fail: a');
  assert.equal(client, 'fail: client-2');
  assert.equal(read({ scope: 'b' })['required-scope'], 'fail: b, so without a');
  const { scope: _, ...silent } = good;
  assert.equal(
    said(checkIntrospection(silent, { ...expected, scopeGranted: 'a b' })).scope,
    'pass: a b',
    'what the token answer said counts where this one says nothing',
  );
});

test('X3: the kind of token and its binding', () => {
  const bound = { token_type: 'DPoP', cnf: { jkt: 'thumb' } };
  const proofs = { dpop: true, thumbprint: 'thumb' };
  const kindOf = (change: JsonObject, other: Partial<IntrospectionExpected>) => {
    const { 'token-type': type, binding } = read(change, other);
    return [type, binding];
  };
  assert.deepEqual(kindOf(bound, proofs), ['pass: DPoP', 'pass: bound to the key thumb']);
  assert.deepEqual(kindOf(bound, { ...proofs, thumbprint: 'other' }), [
    'pass: DPoP',
    'fail: bound to the key thumb',
  ]);
  assert.deepEqual(kindOf(bound, {}), ['fail: DPoP', 'fail: bound to the key thumb']);
  assert.deepEqual(kindOf({}, proofs), ['fail: Bearer', 'unknown: no cnf in the answer']);
  assert.deepEqual(kindOf({ token_type: 'access_token' }, {}), [
    'unknown: access_token',
    undefined,
  ]);
  assert.deepEqual(kindOf({ token_type: 'bearer' }, {}), ['pass: bearer', undefined]);
  assert.deepEqual(kindOf(bound, { dpop: undefined }), [
    undefined,
    'unknown: bound to the key thumb',
  ]);
});
