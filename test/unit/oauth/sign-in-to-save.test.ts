import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts, SecretName } from '../../../src/model/flow';
import { signInToSave } from '../../../src/oauth/sign-in-to-save';
import { createVault, type Vault } from '../../../src/oauth/vault';
import { clientOf, issuer, serverUrl, storedOf } from './stored';

function vaultOf(secrets: { readonly [name in SecretName]?: string }): Vault {
  const vault = createVault();
  for (const [name, value] of Object.entries(secrets)) vault.put(name as SecretName, value);
  return vault;
}

const tokens: Facts['tokens'] = { tokenType: 'Bearer', accessToken: { length: 5 } };
const client = clientOf();

const facts: Partial<Facts> = {
  tokens,
  client,
  resource: {
    resource: serverUrl,
    source: 'server-url',
    authorizationServer: issuer,
    otherServers: [],
    legacy: false,
  },
  authorizationServer: {
    issuer,
    askedAs: issuer,
    source: 'oauth',
    metadataUrl: 'https://as.example/.well-known/oauth-authorization-server',
    authorizationEndpoint: 'https://as.example/authorize',
    tokenEndpoint: 'https://as.example/token',
    metadata: {
      revocationEndpoint: 'https://as.example/revoke',
      introspectionEndpoint: 'https://as.example/introspect',
      jwksUri: 'https://as.example/jwks',
      clientIdMetadataDocumentSupported: false,
      issParameterSupported: true,
      problems: [],
    },
  },
  clientIdentity: {
    way: 'dynamic',
    grant: 'authorization_code',
    binding: 'bearer',
    redirectUri: client.redirectUri ?? '',
    scope: 'notes:read',
    scopeSource: 'challenge',
  },
};

test('C53 a sign-in is saved with what refresh, revocation and introspection need later', () => {
  const vault = vaultOf({
    accessToken: 'a',
    refreshToken: 'r',
    clientKey: 'k',
    dpopKey: 'd',
    code: 'c',
    state: 's',
    registrationAccessToken: 'g',
  });
  const renewable = { ...tokens, refreshToken: { length: 1 } };
  const keyed = clientOf({ authMethod: 'private_key_jwt' });
  const all = { ...facts, tokens: renewable, client: keyed };
  const saved = signInToSave(all, vault, { now: 77, dpopBound: true });
  assert.deepEqual(saved, {
    stored: {
      tokens: renewable,
      issuer,
      resource: serverUrl,
      tokenEndpoint: 'https://as.example/token',
      revocationEndpoint: 'https://as.example/revoke',
      introspectionEndpoint: 'https://as.example/introspect',
      jwksUri: 'https://as.example/jwks',
      metadataUrl: 'https://as.example/.well-known/oauth-authorization-server',
      client: keyed,
      grant: 'authorization_code',
      dpopBound: true,
      scopeAsked: 'notes:read',
      obtainedAt: 77,
    },
    secrets: { accessToken: 'a', refreshToken: 'r', clientKey: 'k', dpopKey: 'd' },
  });
  // Left from a sign-in that the flow has gone back behind, they are not this one's.
  assert.deepEqual(signInToSave(facts, vault)?.secrets, { accessToken: 'a' });
});

test('grant, binding and scope are taken as they are told, else as the facts show them', () => {
  const vault = vaultOf({ accessToken: 'a' });
  const told = signInToSave(facts, vault, {
    grant: 'client_credentials',
    dpopBound: true,
    scopeAsked: 'x',
  });
  assert.equal(told?.stored.grant, 'client_credentials');
  assert.equal(told.stored.dpopBound, true);
  assert.equal(told.stored.scopeAsked, 'x');
  assert.equal(told.stored.obtainedAt, 0);
  const { clientIdentity: _c, ...unscoped } = facts;
  const shown = signInToSave({ ...unscoped, tokens: { ...tokens, tokenType: 'dpop' } }, vault);
  assert.equal(shown?.stored.dpopBound, true);
  assert.equal('scopeAsked' in shown.stored, false);
});

test('nothing is saved when nobody signed in, or not all is known', () => {
  const vault = vaultOf({});
  const { tokens: _t, ...without } = facts;
  assert.equal(signInToSave(without, vault), undefined);
  for (const missing of ['authorizationServer', 'resource', 'client'] as const) {
    const { [missing]: _m, ...rest } = facts;
    assert.equal(signInToSave(rest, vault), undefined, missing);
  }
});

test('a saved sign-in that is used again stays as it was, down to the time it was obtained', () => {
  const stored = storedOf({ refreshFailed: { at: 1, error: 'server_error' } });
  const again = signInToSave({ stored, tokens: stored.tokens }, vaultOf({ accessToken: 'a' }), {
    now: 77,
  });
  assert.deepEqual(again, { stored, secrets: { accessToken: 'a' } });
});

test('a refresh renews the tokens and their time, keeps the rest, and ends an earlier failure', () => {
  const stored = storedOf({
    grant: 'device_code',
    scopeAsked: 'x',
    refreshFailed: { at: 1, error: 'server_error' },
  });
  const { refreshFailed: _r, ...rest } = stored;
  const renewed = signInToSave({ stored, tokens }, vaultOf({ accessToken: 'b' }), { now: 77 });
  assert.deepEqual(renewed?.stored, { ...rest, tokens, obtainedAt: 77 });
});

test('C25 a sign-in made anew is not described by the saved one that came first', () => {
  const stored = storedOf({ issuer: 'https://old.example', client: clientOf({ clientId: 'old' }) });
  const saved = signInToSave({ ...facts, stored }, vaultOf({ accessToken: 'a' }));
  assert.equal(saved?.stored.issuer, issuer);
  assert.equal(saved.stored.client.clientId, 'client-1');
});
