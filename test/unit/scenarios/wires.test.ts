import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sharedSecretToken } from '../../server/faults/shared-secret-token';
import { startHealthyModernWire } from '../../server/scenarios/healthy-modern-wire';
import { against } from './against';
import { assertSignedIn, assertTokenOnEach, exchangesAt } from './seen';

suite('the wire behind the sign-in', () => {
  test('C46, MCP 2026-07-28: each request stands alone and carries the token', () =>
    against(
      () => startHealthyModernWire('modern'),
      () => ({ settings: { call: { tool: 'whoami', arguments: {} } } }),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.session?.era, '2026');
        assert.equal(trace.facts.session.protocolVersion, '2026-07-28');
        assert.match(trace.facts.called?.text ?? '', /with notes:read$/);
        assertTokenOnEach(requests, url);
        const session = requests.filter(({ path, method }) => path === '/mcp' && method === 'POST');
        for (const { headers } of session) {
          assert.equal(headers['mcp-protocol-version'], '2026-07-28');
          assert.equal(headers['mcp-session-id'], undefined);
        }
        assert.ok(!session.some(({ body }) => body.includes('"initialize"')));
      },
    ));

  test('C46, MCP 2026-07-28: of a server that has both the newer is used', () =>
    against(
      () => startHealthyModernWire('both'),
      () => ({}),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.session?.era, '2026');
        assertTokenOnEach(requests, url);
      },
    ));

  test('C46, MCP 2025-11-25: of a server that has both an older client uses the older', () =>
    against(
      () => startHealthyModernWire('both'),
      () => ({ revision: '2025-11-25' }),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.session?.era, '2025');
        assertTokenOnEach(requests, url);
      },
    ));
});

test('RFC 9068 §4: a token that is signed with a secret between the servers is no fault', () =>
  against(
    () => sharedSecretToken.start(),
    () => ({}),
    async (_servers, engine) => {
      const trace = await engine.run('sign-in');
      assertSignedIn(trace);
      const signature = trace.facts.tokenCheck?.checks.find((check) => check.id === 'signature');
      assert.equal(signature?.verdict, 'unknown');
      assert.equal(exchangesAt(trace, 'token-check').length, 1, 'the published keys were read');
    },
  ));
