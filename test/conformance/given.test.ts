import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenBy } from './given';

test('a client that a user registered comes with its issuer and its secret', () => {
  const context = { client_id: 'c1', client_secret: 's1', issuer: 'https://as.example' };
  assert.deepEqual(givenBy(context), {
    settings: { clientId: 'c1', clientIssuer: 'https://as.example' },
    secrets: { clientSecret: 's1' },
  });
});

test('a key comes with its algorithm', () => {
  const context = { client_id: 'c1', private_key_pem: 'key', signing_algorithm: 'ES256' };
  assert.deepEqual(givenBy(context), {
    settings: { clientId: 'c1', clientKeyAlgorithm: 'ES256' },
    secrets: { clientKey: 'key' },
  });
});

test('an identity provider comes with what it said of the person', () => {
  const context = {
    idp_client_id: 'c2',
    idp_id_token: 'id-token',
    idp_token_endpoint: 'https://idp.example/token',
  };
  assert.deepEqual(givenBy(context), {
    settings: {
      identityProvider: {
        tokenEndpoint: 'https://idp.example/token',
        clientId: 'c2',
        subjectTokenType: 'id_token',
      },
    },
    secrets: { subjectToken: 'id-token' },
  });
});

test('a workload comes with what its platform signed', () => {
  assert.deepEqual(givenBy({ client_id: 'c1', valid_jwt: 'jwt' }), {
    settings: { clientId: 'c1' },
    secrets: { workloadAssertion: 'jwt' },
  });
});

test('an empty address of a client document is none', () => {
  assert.deepEqual(givenBy({}, ''), { settings: {}, secrets: {} });
  assert.deepEqual(givenBy({}, 'https://c.example/client.json').settings, {
    clientMetadataUrl: 'https://c.example/client.json',
  });
});
