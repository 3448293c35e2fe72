import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memorySecrets } from '../../../src/node/node-ports';
import { createRegistrationStore } from '../../../src/oauth/registration-store';
import { startMovedIssuer } from '../../server/scenarios/moved-issuer';
import { registerTestClient } from '../../server/test-client';
import { against } from './against';
import { assertSignedIn, assertStopped, grantsAsked, requestsTo } from './seen';

suite('the server goes over to another authorization server', () => {
  test('C24, C25: the client registers there anew and takes nothing along', () => {
    const secrets = memorySecrets();
    return against(
      () => startMovedIssuer(),
      () => ({}),
      async ({ credentials, secondRequests, move }, engine) => {
        const first = await engine.run('sign-in');
        assertSignedIn(first);
        move();
        const second = await engine.run('sign-in');
        assertSignedIn(second);
        assert.equal(second.facts.client?.issuer, credentials.after);
        assert.notEqual(second.facts.client?.clientId, first.facts.client?.clientId);
        assert.equal(requestsTo(secondRequests, 'POST', '/reg').length, 1);
        const [grant] = grantsAsked(secondRequests);
        assert.equal(grant?.get('client_id'), second.facts.client?.clientId);
        const before = first.facts.client?.clientId ?? 'none';
        const told = secondRequests.map(({ body, query, headers }) =>
          [body, query, headers.authorization].join(' '),
        );
        assert.ok(!told.some((text) => text.includes(before)));
        const saved = await createRegistrationStore(secrets).all();
        assert.deepEqual(
          saved.map(({ client }) => client.issuer).toSorted(),
          [credentials.before, credentials.after].toSorted(),
        );
      },
      { secrets },
    );
  });

  test('C25, C48: in the middle of a session, the flow goes back and signs in there', () =>
    against(
      () => startMovedIssuer(),
      () => ({ settings: { call: { tool: 'add', arguments: { a: 1, b: 2 } } } }),
      async ({ credentials, secondRequests, move }, engine) => {
        const flow = engine.flow('sign-in');
        flow.setBreakpoints({ steps: ['call-tool'] });
        let moved = false;
        flow.onChange(() => {
          if (flow.trace().status !== 'paused') return;
          if (!moved) move();
          moved = true;
          flow.go('continue');
        });
        const trace = await engine.finish(flow);
        assertSignedIn(trace);
        assert.equal(trace.facts.called?.text, '3');
        assert.equal(trace.facts.client?.issuer, credentials.after);
        assert.equal(requestsTo(secondRequests, 'POST', '/reg').length, 1);
      },
    ));

  test('C25: a saved sign-in is renewed where it came from, refused, and left to the person', () =>
    against(
      () => startMovedIssuer(),
      () => ({}),
      async ({ secondRequests, move }, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        move();
        const trace = await engine.run('reconnect');
        assertStopped(trace, 'connect', ['token-not-accepted']);
        assert.match(trace.findings[0]?.do ?? '', /sign in again/);
        assert.ok(!secondRequests.some(({ path }) => path !== '/jwks'), 'nothing is sent there');
      },
    ));
});

suite('a client id of the user', () => {
  test('C26: is not tried at an authorization server that it does not belong to', () =>
    against(
      () => startMovedIssuer(),
      ({ credentials }) => ({
        settings: { clientId: 'made-by-hand', clientIssuer: credentials.before },
        secrets: { clientSecret: 'a-secret-of-the-first-server' },
      }),
      async ({ credentials, secondRequests, move }, engine) => {
        move();
        const trace = await engine.run('sign-in');
        assertStopped(trace, 'registration', ['client-issuer-mismatch']);
        assert.equal(trace.stop?.override, 'client-issuer-mismatch');
        const [finding] = trace.findings;
        assert.ok(finding?.actual.includes(credentials.after));
        assert.ok(finding?.expected.includes(credentials.before));
        assert.ok(!secondRequests.some(({ body, query }) => /made-by-hand/.test(body + query)));
        assert.deepEqual(grantsAsked(secondRequests), []);
      },
    ));

  test('C26: is not tried at the new one either when the server moves in the middle of a session', () =>
    against(
      () => startMovedIssuer(),
      () => ({}),
      async ({ credentials, secondRequests, move }, engine) => {
        const { clientId } = await registerTestClient(credentials.before);
        const call = { tool: 'add', arguments: { a: 1, b: 2 } };
        const flow = engine.flow('sign-in', { settings: { clientId, call } });
        flow.setBreakpoints({ steps: ['call-tool'] });
        flow.onChange(() => {
          if (flow.trace().status !== 'paused') return;
          move();
          flow.go('continue');
        });
        const trace = await engine.finish(flow);
        assertStopped(trace, 'registration', ['client-issuer-mismatch']);
        assert.ok(trace.findings[0]?.expected.includes(credentials.before));
        assert.ok(!secondRequests.some(({ body, query }) => (body + query).includes(clientId)));
      },
    ));
});
