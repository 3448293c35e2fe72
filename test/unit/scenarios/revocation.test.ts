import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memorySecrets } from '../../../src/node/node-ports';
import { createTokenStore } from '../../../src/oauth/token-store';
import { startPair } from '../../server/faults/parts/pair';
import { startHealthyClientCredentialsJwt } from '../../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../../server/scenarios/healthy-client-credentials-secret';
import { startHealthyIntrospection } from '../../server/scenarios/healthy-introspection';
import { against } from './against';
import { exchangesAt, requestsTo } from './seen';

suite('signing out takes the tokens back', () => {
  for (const format of ['opaque', 'jwt'] as const) {
    test(`RFC 7009 §2.1, §2.2: both are dead where the server asks about each token of the format ${format}`, () => {
      const secrets = memorySecrets();
      return against(
        () => startHealthyIntrospection(format),
        () => ({}),
        async ({ url, requests = [] }, engine) => {
          await engine.run('sign-in');
          const trace = await engine.run('sign-out');
          assert.equal(trace.status, 'signed-out', trace.stop?.says);
          assert.deepEqual(trace.findings, []);
          const sent = requestsTo(requests, 'POST', '/token/revocation').map(({ body }) =>
            new URLSearchParams(body).get('token_type_hint'),
          );
          assert.deepEqual(sent, ['refresh_token', 'access_token']);
          assert.deepEqual(trace.facts.revocationProof, {
            accessToken: 'dead',
            refreshToken: 'dead',
          });
          const [request, renewal] = exchangesAt(trace, 'revocation-proof');
          assert.equal(request?.response?.status, 401);
          assert.match(renewal?.response?.body.text ?? '', /invalid_grant/);
          assert.equal((await createTokenStore(secrets, Date.now).findAll(url)).length, 0);
        },
        { secrets },
      );
    });
  }

  test('RFC 7009 §2.1: the access token outlives it where the server checks signatures alone, and a finding says so', () => {
    const secrets = memorySecrets();
    return against(
      () => startPair(),
      () => ({}),
      async ({ url }, engine) => {
        await engine.run('sign-in');
        const trace = await engine.run('sign-out');
        assert.equal(trace.status, 'signed-out', trace.stop?.says);
        assert.deepEqual(trace.facts.revocationProof, {
          accessToken: 'alive',
          refreshToken: 'dead',
        });
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          ['token-alive-after-revocation'],
        );
        assert.equal((await createTokenStore(secrets, Date.now).findAll(url)).length, 0);
      },
      { secrets },
    );
  });

  test('RFC 7009 §2.1: a machine takes its token back with the secret that it came with', () =>
    against(
      () => startHealthyClientCredentialsSecret(),
      ({ credentials: { clientId, clientSecret } }) => ({
        settings: { clientId, grant: 'client_credentials' },
        secrets: { clientSecret },
      }),
      async ({ requests = [], url }, engine) => {
        await engine.run('sign-in');
        const trace = await engine.run('sign-out', {});
        assert.equal(trace.status, 'signed-out', trace.stop?.says);
        const [sent, ...more] = requestsTo(requests, 'POST', '/token/revocation');
        assert.deepEqual(more, [], 'there is no refresh token');
        assert.match(sent?.headers.authorization ?? '', /^Basic /);
        assert.equal(trace.facts.revocationProof?.refreshToken, 'not-tried');
        assert.ok(requests.some(({ path, origin }) => origin + path === url));
      },
    ));

  test('RFC 7009 §2.1, RFC 7523 §2.2: and with the key that it came with', () =>
    against(
      () => startHealthyClientCredentialsJwt(),
      ({ credentials: { clientId, privateKeyJwk: clientKey } }) => ({
        settings: { clientId },
        secrets: { clientKey },
      }),
      async ({ requests = [] }, engine) => {
        await engine.run('sign-in');
        const trace = await engine.run('sign-out', {});
        assert.equal(trace.status, 'signed-out', trace.stop?.says);
        const [sent] = requestsTo(requests, 'POST', '/token/revocation');
        assert.ok(new URLSearchParams(sent?.body).has('client_assertion'));
      },
    ));

  test('RFC 7009 §2.1: there is nothing to take back for one who never signed in', () =>
    against(
      () => startPair(),
      () => ({ headers: { 'x-trace': 'of-this-test' } }),
      async ({ requests }, engine) => {
        const trace = await engine.run('sign-out');
        assert.equal(trace.stop?.code, 'no-stored-token');
        assert.equal(requests.length, 0);
      },
    ));
});
