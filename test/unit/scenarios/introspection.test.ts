import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FaultRun } from '../../server/fault';
import { startPair } from '../../server/faults/parts/pair';
import type { ClientSecret } from '../../server/scenarios/healthy-client-credentials-secret';
import { startHealthyIntrospection } from '../../server/scenarios/healthy-introspection';
import type { Scenario } from '../../server/scenarios/scenario';
import { post } from '../../server/test-client';
import { against } from './against';
import { assertSignedIn, exchangesAt, requestsTo } from './seen';

const asServer = ({ credentials }: Scenario<ClientSecret>): FaultRun => ({
  settings: { introspectionClientId: credentials.clientId },
  secrets: { introspectionSecret: credentials.clientSecret },
});

suite('the authorization server is asked about the token', () => {
  for (const format of ['opaque', 'jwt'] as const) {
    test(`RFC 7662 §2.1, §2.2: of the format ${format}, and says that it is good`, () =>
      against(
        () => startHealthyIntrospection(format),
        asServer,
        async ({ requests = [], url }, engine) => {
          const trace = await engine.run('sign-in');
          assertSignedIn(trace);
          assert.equal(trace.facts.tokenCheck?.format, format);
          const { active, checks = [] } = trace.facts.introspection ?? {};
          assert.equal(active, true);
          const verdict = (id: string) => checks.find((check) => check.id === id)?.verdict;
          for (const id of ['active', 'audience', 'scope', 'client', 'token-type']) {
            assert.equal(verdict(id), 'pass', id);
          }
          assert.equal(checks.find((check) => check.id === 'audience')?.expected, url);
          const [asked] = requestsTo(requests, 'POST', '/token/introspection').filter(
            ({ headers }) => headers['user-agent'] === 'mcp-auth-inspector',
          );
          assert.match(asked?.headers.authorization ?? '', /^Basic /);
          assert.equal(new URLSearchParams(asked?.body).get('token_type_hint'), 'access_token');
        },
      ));
  }

  test('RFC 7662 §2.2: a scope that is no right at the server is not missed in the answer', () =>
    against(
      () => startHealthyIntrospection('opaque'),
      asServer,
      async (servers, engine) => {
        const { settings, ...rest } = asServer(servers);
        const scope = 'openid notes:read offline_access';
        assertSignedIn(await engine.run('sign-in', { ...rest, settings: { ...settings, scope } }));
      },
    ));

  test('RFC 7662 §2.2: a token that was taken back is not active', () =>
    against(
      () => startHealthyIntrospection('opaque'),
      asServer,
      async (servers, engine) => {
        const { facts } = await engine.run('sign-in');
        const [token = ''] = [...engine.secrets].find(([, name]) => name === 'access_token') ?? [];
        await post(`${servers.issuer}/token/revocation`, {
          client_id: facts.client?.clientId ?? '',
          token,
        });
        const trace = await engine.run('check-token', {
          ...asServer(servers),
          secrets: { ...asServer(servers).secrets, pastedToken: token },
        });
        assert.equal(trace.status, 'checked', trace.stop?.says);
        assert.equal(trace.facts.introspection?.active, false);
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          ['token-inactive'],
        );
      },
    ));

  test('RFC 7662 §2.1: a token that the user brought is sent there and nowhere else', () =>
    against(
      () => startHealthyIntrospection('opaque'),
      asServer,
      async (servers, engine) => {
        await engine.run('sign-in');
        const [token = ''] = [...engine.secrets].find(([, name]) => name === 'access_token') ?? [];
        const before = servers.requests?.length ?? 0;
        const trace = await engine.run('check-token', {
          ...asServer(servers),
          secrets: { ...asServer(servers).secrets, pastedToken: token },
        });
        assert.equal(trace.status, 'checked', trace.stop?.says);
        assert.equal(trace.facts.introspection?.active, true);
        assert.deepEqual(trace.findings, []);
        const holding = (servers.requests ?? [])
          .slice(before)
          .filter(({ body, headers }) => (body + headers.authorization).includes(token));
        assert.deepEqual(
          holding.map(({ path }) => path),
          ['/token/introspection'],
        );
        assert.equal(exchangesAt(trace, 'token-check').length, 0);
      },
    ));
});

suite('nobody is asked', () => {
  test('RFC 7662 §2.1: unless the settings name a client that may', () =>
    against(
      () => startPair(),
      () => ({}),
      async ({ requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.ok(!trace.steps.some((step) => step.id === 'introspection'));
        assert.equal(requestsTo(requests, 'POST', '/token/introspection').length, 0);
      },
    ));
});
