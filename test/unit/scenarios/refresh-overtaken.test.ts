import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets } from '../../../src/node/node-ports';
import { createTokenStore, type SavedSignIn } from '../../../src/oauth/token-store';
import { tokenRequest } from '../../server/test-client';
import { against } from './against';
import { age, refreshes, startRotation } from './saved-sign-in';
import { assertSignedIn, assertStopped, exchangesAt } from './seen';

/** Somebody who knows nothing of leases renews in the moment before this flow does. */
function overtaken(secrets: SecretStore, keep: (saved: SavedSignIn) => Promise<void>) {
  let overtakes = true;
  return async (url: string, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === 'string' ? init.body : '';
    if (overtakes && body.includes('grant_type=refresh_token')) {
      overtakes = false;
      const [saved] = await createTokenStore(secrets, Date.now).all();
      assert.ok(saved);
      const { client, issuer, resource } = saved.stored;
      const { body: answer } = await tokenRequest(
        { issuer, clientId: client.clientId, redirectUri: '' },
        {
          grant_type: 'refresh_token',
          refresh_token: saved.secrets.refreshToken ?? '',
          resource,
        },
      );
      const expiresAt = Date.now() + 600_000;
      await keep({
        ...saved,
        stored: {
          ...saved.stored,
          tokens: { ...saved.stored.tokens, expiresAt },
          obtainedAt: Date.now(),
        },
        secrets: {
          ...saved.secrets,
          accessToken: String(answer['access_token']),
          refreshToken: String(answer['refresh_token']),
        },
      });
    }
    return fetch(url, init);
  };
}

suite('a refresh token that somebody else has used', () => {
  test('C53, RFC 6749 §5.2: invalid_grant leads to what the other one saved', () => {
    const secrets = memorySecrets();
    const store = createTokenStore(secrets, Date.now);
    return against(
      startRotation,
      () => ({}),
      async ({ url }, engine) => {
        await engine.run('sign-in');
        await age(secrets, url);
        const trace = await engine.run('reconnect');
        assertSignedIn(trace);
        const [refused, ...more] = exchangesAt(trace, 'refresh');
        assert.deepEqual(more, []);
        assert.match(refused?.response?.body.text ?? '', /invalid_grant/);
        assert.match(trace.steps.find((step) => step.id === 'refresh')?.note ?? '', /elsewhere/);
      },
      { secrets, fetch: overtaken(secrets, (saved) => store.save(saved)) },
    );
  });

  test('C53, RFC 6749 §5.2: invalid_grant ends the flow when nobody has saved anything', () => {
    const secrets = memorySecrets();
    return against(
      startRotation,
      () => ({}),
      async ({ url }, engine) => {
        await engine.run('sign-in');
        await age(secrets, url);
        const trace = await engine.run('reconnect');
        assertStopped(trace, 'refresh', ['refresh-refused']);
        assert.match(trace.findings[0]?.actual ?? '', /invalid_grant/);
      },
      { secrets, fetch: overtaken(secrets, async () => {}) },
    );
  });

  test('C53: a sign-out meanwhile is not undone', () => {
    const secrets = memorySecrets();
    const store = createTokenStore(secrets, Date.now);
    return against(
      startRotation,
      () => ({}),
      async (servers, engine) => {
        await engine.run('sign-in');
        await age(secrets, servers.url);
        const flow = engine.flow('reconnect');
        flow.setBreakpoints({ steps: ['refresh'] });
        flow.onChange(() => {
          if (flow.trace().status !== 'paused') return;
          void store.forget(servers.url).then(() => flow.go('continue'));
        });
        const trace = await engine.finish(flow);
        assertStopped(trace, 'refresh', ['refresh-refused']);
        assert.match(trace.stop?.says ?? '', /deleted meanwhile/);
        assert.match(trace.findings[0]?.title ?? '', /deleted/);
        assert.deepEqual(refreshes(servers), []);
        assert.equal((await store.all()).length, 0);
      },
      { secrets },
    );
  });

  test('C53: a sign-out while the answer is on its way is not undone either', () => {
    const secrets = memorySecrets();
    const store = createTokenStore(secrets, Date.now);
    return against(
      startRotation,
      () => ({}),
      async (servers, engine) => {
        await engine.run('sign-in');
        await age(secrets, servers.url);
        const trace = await engine.run('reconnect');
        assert.equal(trace.status, 'signed-in', 'the flow works with what it got');
        assert.equal(refreshes(servers).length, 1);
        assert.equal((await store.all()).length, 0);
      },
      {
        secrets,
        async fetch(url, init) {
          const response = await fetch(url, init);
          if (String(init.body).includes('grant_type=refresh_token')) {
            const [saved] = await store.all();
            await store.forget(saved?.configuredUrl ?? '');
          }
          return response;
        },
      },
    );
  });
});
