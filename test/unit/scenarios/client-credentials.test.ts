import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { FaultRun } from '../../server/fault';
import { startHealthyClientCredentialsJwt } from '../../server/scenarios/healthy-client-credentials-jwt';
import {
  type ClientSecret,
  startHealthyClientCredentialsSecret,
} from '../../server/scenarios/healthy-client-credentials-secret';
import type { Scenario } from '../../server/scenarios/scenario';
import { against } from './against';
import { assertSignedIn, assertStopped, assertTokenOnEach, grantsAsked, requestsTo } from './seen';

const withSecret = ({ credentials }: Scenario<ClientSecret>): FaultRun => ({
  settings: { clientId: credentials.clientId, grant: 'client_credentials' },
  secrets: { clientSecret: credentials.clientSecret },
});

suite('a machine with a secret', () => {
  test('X1, C34, C46, RFC 6749 §2.3.1: gets in with Basic, both parts encoded, and nobody signs in', () =>
    against(
      () => startHealthyClientCredentialsSecret(),
      withSecret,
      async (servers, engine) => {
        const { url, requests = [], credentials } = servers;
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.clientIdentity?.grant, 'client_credentials');
        assert.deepEqual(
          grantsAsked(requests).map((fields) => Object.fromEntries(fields)),
          [{ grant_type: 'client_credentials', scope: 'notes:read', resource: url }],
        );
        const [asked] = requestsTo(requests, 'POST', '/token');
        const [, pair = ''] = (asked?.headers.authorization ?? '').split('Basic ');
        const [id, secret] = atob(pair).split(':');
        const decoded = new URLSearchParams(`id=${id}&secret=${secret}`);
        assert.equal(decoded.get('id'), credentials.clientId);
        assert.equal(decoded.get('secret'), credentials.clientSecret);
        assert.equal(requests.filter(({ path }) => /^\/(auth|reg)/.test(path)).length, 0);
        assertTokenOnEach(requests, url);
      },
    ));

  test('X1, RFC 6749 §2.3.1: gets in with its secret in the body where the server wants it there', () =>
    against(
      () => startHealthyClientCredentialsSecret('client_secret_post'),
      withSecret,
      async ({ url, requests = [], credentials }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.client?.authMethod, 'client_secret_post');
        const [fields, ...more] = grantsAsked(requests);
        assert.deepEqual(more, []);
        assert.equal(fields?.get('client_id'), credentials.clientId);
        assert.equal(fields?.get('client_secret'), credentials.clientSecret);
        assert.equal(requestsTo(requests, 'POST', '/token')[0]?.headers.authorization, undefined);
        assertTokenOnEach(requests, url);
      },
    ));

  test('X1, RFC 6749 §5.2: says so when the secret is wrong, and of what the client asked', () =>
    against(
      () => startHealthyClientCredentialsSecret(),
      (servers) => ({ ...withSecret(servers), secrets: { clientSecret: 'not-the-right-secret' } }),
      async ({ requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'client-credentials', ['token-refused']);
        assert.equal(grantsAsked(requests).length, 1);
        assert.doesNotMatch(trace.findings[0]?.title ?? '', /code/);
      },
    ));
});

suite('a machine with a key', () => {
  for (const algorithm of ['ES256', 'RS256'] as const) {
    for (const form of ['PEM', 'JWK'] as const) {
      test(`X1, C34, C46, RFC 7523 §2.2, §3: gets in with ${algorithm} from a ${form}`, () =>
        against(
          () => startHealthyClientCredentialsJwt(algorithm),
          ({ credentials: { clientId, keyId, privateKeyPem, privateKeyJwk } }) => ({
            settings: { clientId, ...(form === 'PEM' && { clientKeyId: keyId }) },
            secrets: { clientKey: form === 'PEM' ? privateKeyPem : privateKeyJwk },
          }),
          async ({ url, issuer, requests = [], credentials }, engine) => {
            const trace = await engine.run('sign-in');
            assertSignedIn(trace);
            assert.equal(trace.facts.client?.authMethod, 'private_key_jwt');
            const [fields, ...more] = grantsAsked(requests);
            assert.deepEqual(more, []);
            assert.equal(fields?.get('grant_type'), 'client_credentials');
            assert.equal(fields?.get('resource'), url);
            assert.equal(fields?.get('client_secret'), null);
            const assertion = fields?.get('client_assertion') ?? '';
            const { iss, sub, aud, exp = 0, iat = 0, jti } = decodeJwt(assertion);
            const { clientId, keyId } = credentials;
            assert.deepEqual([iss, sub, aud], [clientId, clientId, issuer]);
            assert.ok(exp - iat <= 300 && typeof jti === 'string');
            const { alg, kid } = decodeProtectedHeader(assertion);
            assert.deepEqual([alg, kid], [algorithm, keyId]);
            assertTokenOnEach(requests, url);
            const pem = credentials.privateKeyPem.split('\n')[1] ?? '';
            assert.ok(pem.length > 40 && !JSON.stringify(trace).includes(pem));
          },
        ));
    }
  }
});
