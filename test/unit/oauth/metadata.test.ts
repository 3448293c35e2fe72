import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../../src/model/wire';
import {
  isObject,
  readResourceMetadata,
  readServerMetadata,
  textMember,
} from '../../../src/oauth/metadata';

test('resource metadata is read', () => {
  assert.deepEqual(
    readResourceMetadata({
      resource: 'https://h/mcp',
      authorization_servers: ['https://as', 'https://bs'],
      scopes_supported: ['a', 'b'],
      bearer_methods_supported: ['header'],
      resource_name: 'Notes',
      unknown: 1,
    }),
    {
      resource: 'https://h/mcp',
      authorizationServers: ['https://as', 'https://bs'],
      scopesSupported: ['a', 'b'],
      bearerMethodsSupported: ['header'],
      resourceName: 'Notes',
      dpopRequired: false,
      problems: [],
    },
  );
});

test('members of the wrong type are left out and named', () => {
  assert.deepEqual(
    readResourceMetadata({
      resource: 7,
      authorization_servers: 'https://as',
      scopes_supported: ['a', null, 3],
      resource_name: null,
    }),
    {
      authorizationServers: [],
      dpopRequired: false,
      scopesSupported: ['a'],
      problems: [
        'authorization_servers is not an array',
        'authorization_servers names no server',
        'resource is not a string',
        'scopes_supported holds values that are not strings',
      ],
    },
  );
});

test('server metadata is read, and what it does not say is not made up', () => {
  assert.deepEqual(readServerMetadata({}), {
    clientIdMetadataDocumentSupported: false,
    issParameterSupported: false,
    problems: [],
  });
  const read = readServerMetadata({
    issuer: 'https://as',
    authorization_endpoint: 'https://as/a',
    token_endpoint: 'https://as/t',
    registration_endpoint: 'https://as/r',
    jwks_uri: 'https://as/j',
    code_challenge_methods_supported: ['plain', 'S256'],
    client_id_metadata_document_supported: true,
    authorization_response_iss_parameter_supported: 'true',
  });
  assert.equal(read?.issuer, 'https://as');
  assert.deepEqual(read?.codeChallengeMethodsSupported, ['plain', 'S256']);
  assert.equal(read?.clientIdMetadataDocumentSupported, true);
  assert.equal(read?.issParameterSupported, false);
});

test('what is no object is no metadata', () => {
  for (const value of [null, [], 'text', 1, true, [{}]]) {
    assert.equal(readResourceMetadata(value), undefined);
    assert.equal(readServerMetadata(value), undefined);
    assert.equal(isObject(value), false);
  }
});

test('a text member is a string with something in it, and the object’s own', () => {
  const value = JSON.parse('{"a":"x","b":"","c":1,"__proto__":{"d":"x"}}');
  assert.equal(textMember(value, 'a'), 'x');
  for (const name of ['b', 'c', 'd', 'toString', '__proto__']) {
    assert.equal(textMember(value, name), undefined, name);
  }
});

test('any JSON is read without an error', () => {
  const names = ['resource', 'authorization_servers', 'issuer', 'jwks_uri', '__proto__'];
  const document = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), document), (value) => {
      const resource = readResourceMetadata(value as Json);
      assert.equal(resource === undefined, !isObject(value as Json));
      for (const server of resource?.authorizationServers ?? [])
        assert.equal(typeof server, 'string');
      assert.ok((readServerMetadata(value as Json)?.problems ?? []).every((one) => one !== ''));
    }),
  );
});
