import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AuthorizationResponse } from '../../src/model/flow';
import { readAuthorizationResponse } from '../../src/oauth/authorization-response';
import { parseChallenges } from '../../src/oauth/challenge';
import { isObject, readResourceMetadata, readServerMetadata } from '../../src/oauth/metadata';
import { createVault } from '../../src/oauth/vault';
import { address, anyJson, anyText, word } from './documents';

/** The same runs each time, so that a landing never turns on luck; another seed explores further. */
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_131);
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 400);
const options = { seed, numRuns };

test('WWW-Authenticate: any fields are read, and what was written comes back', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 3 }), (fields) => {
      const { challenges, problems } = parseChallenges(fields);
      for (const { scheme, parameters } of challenges) {
        assert.equal(scheme, scheme.toLowerCase());
        assert.ok(Object.values(parameters).every((value) => typeof value === 'string'));
      }
      assert.ok(problems.every((problem) => problem.length > 0));
    }),
    options,
  );
  const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,11}$/);
  const quotable = fc.stringMatching(/^[\t -~]{0,20}$/);
  const challenge = fc.record({
    scheme: token,
    parameters: fc.dictionary(token, quotable, { minKeys: 1, maxKeys: 4 }),
  });
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), fc.boolean(), (challenges, apart) => {
      const written = challenges.map(({ scheme, parameters }) => {
        const pairs = Object.entries(parameters).map(
          ([name, value]) => `${name}="${value.replace(/["\\]/g, (mark) => `\\${mark}`)}"`,
        );
        return `${scheme.toUpperCase()} ${pairs.join(', ')}`;
      });
      const read = parseChallenges(apart ? written : [written.join(', ')]);
      assert.deepEqual(
        read.challenges.map(({ scheme, parameters }) => ({
          scheme,
          parameters: { ...parameters },
        })),
        challenges.map(({ scheme, parameters }) => ({ scheme, parameters: { ...parameters } })),
      );
      assert.deepEqual(read.problems, []);
    }),
    options,
  );
});

test('metadata: any document is read, and what fits comes back as it was', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      for (const read of [readResourceMetadata(value), readServerMetadata(value)]) {
        assert.equal(read === undefined, !isObject(value));
        assert.ok(Array.isArray(read?.problems ?? []));
      }
      for (const one of readResourceMetadata(value)?.authorizationServers ?? [])
        assert.equal(typeof one, 'string');
    }),
    options,
  );
  const list = fc.array(word, { minLength: 1, maxLength: 3 });
  const resource = fc.record({
    resource: address,
    authorization_servers: fc.array(address, { minLength: 1, maxLength: 3 }),
    scopes_supported: list,
    dpop_bound_access_tokens_required: fc.boolean(),
  });
  fc.assert(
    fc.property(resource, (document) => {
      const read = readResourceMetadata(document);
      assert.equal(read?.resource, document.resource);
      assert.deepEqual(read?.authorizationServers, document.authorization_servers);
      assert.deepEqual(read?.scopesSupported, document.scopes_supported);
      assert.equal(read?.dpopRequired, document.dpop_bound_access_tokens_required);
      assert.deepEqual(read?.problems, []);
    }),
    options,
  );
  const metadata = fc.record({
    issuer: address,
    authorization_endpoint: address,
    token_endpoint: address,
    registration_endpoint: address,
    jwks_uri: address,
    code_challenge_methods_supported: list,
    authorization_response_iss_parameter_supported: fc.boolean(),
  });
  fc.assert(
    fc.property(metadata, (document) => {
      const read = readServerMetadata(document);
      assert.deepEqual(
        [read?.issuer, read?.authorizationEndpoint, read?.tokenEndpoint, read?.jwksUri],
        [
          document.issuer,
          document.authorization_endpoint,
          document.token_endpoint,
          document.jwks_uri,
        ],
      );
      assert.deepEqual(
        read?.codeChallengeMethodsSupported,
        document.code_challenge_methods_supported,
      );
      assert.equal(
        read?.issParameterSupported,
        document.authorization_response_iss_parameter_supported,
      );
      assert.deepEqual(read?.problems, []);
    }),
    options,
  );
});

const expected = {
  issuer: 'https://as.example',
  endpoint: 'https://as.example/authorize',
  issPromised: true,
  issChecked: true,
};

function response(
  url: string,
  state: string,
): AuthorizationResponse & { readonly code_: string | undefined } {
  const vault = createVault();
  vault.put('state', state);
  const read = readAuthorizationResponse({ kind: 'url', url, received: 'pasted' }, expected, vault);
  return { ...read, code_: vault.get('code') };
}

test('authorization responses: any URL is read, and what the server put in comes back', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyText, address, fc.webUrl({ withQueryParameters: true })),
      word,
      (url, state) => {
        const read = response(url, state);
        assert.equal(read.code === 'present', read.code_ !== undefined);
        assert.ok(['match', 'mismatch', 'absent'].includes(read.state));
      },
    ),
    options,
  );
  const any = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(any, any, any, (code, state, other) => {
      const url = new URL('http://127.0.0.1:1/callback');
      for (const [name, value] of Object.entries({ code, state, iss: expected.issuer }))
        url.searchParams.set(name, value);
      const read = response(url.href, state);
      assert.deepEqual([read.code_, read.state, read.issCheck], [code, 'match', 'match']);
      assert.equal(JSON.stringify({ ...read, code_: '' }).includes(`"${code}"`), false);
      if (other !== state) assert.equal(response(url.href, other).state, 'mismatch');
    }),
    options,
  );
});
