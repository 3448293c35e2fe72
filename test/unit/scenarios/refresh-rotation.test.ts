import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets } from '../../../src/node/node-ports';
import { createTokenStore } from '../../../src/oauth/token-store';
import { startHealthyRefreshRotation } from '../../server/scenarios/healthy-refresh-rotation';
import { against, engineFor } from './against';
import { age, refreshes, startRotation } from './saved-sign-in';
import { assertSignedIn, assertTokenOnEach, exchangesAt } from './seen';

/** What two windows share, each through a store of its own that takes its time. */
function windows(): readonly [SecretStore, SecretStore] {
  const held = memorySecrets();
  const slowly = (): SecretStore => {
    const later = async <T>(value: () => Promise<T>): Promise<T> => {
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 8));
      return value();
    };
    return {
      get: (key) => later(() => held.get(key)),
      set: (key, value) => later(() => held.set(key, value)),
      delete: (key) => later(() => held.delete(key)),
      keys: () => later(() => held.keys()),
    };
  };
  return [slowly(), slowly()];
}

suite('a refresh token that works once', () => {
  test('C53, C34, C46, RFC 6749 §6: gets the next access token, which the server takes', () => {
    const secrets = memorySecrets();
    return against(
      startRotation,
      () => ({}),
      async (servers, engine) => {
        const { url, requests } = servers;
        await engine.run('sign-in');
        const old = await age(secrets, url);
        const trace = await engine.run('reconnect');
        assertSignedIn(trace);
        const [fields, ...more] = refreshes(servers);
        assert.deepEqual(more, []);
        assert.equal(fields?.get('refresh_token'), old.secrets.refreshToken);
        assert.equal(fields?.get('resource'), url);
        const fresh = await createTokenStore(secrets, Date.now).find(url);
        assert.notEqual(fresh?.secrets.refreshToken, old.secrets.refreshToken);
        assert.notEqual(fresh?.secrets.accessToken, old.secrets.accessToken);
        assertTokenOnEach(requests, url);
      },
      { secrets },
    );
  });

  test('C53, RFC 9700 §4.14: a hundred flows at once send it one time', () => {
    const secrets = memorySecrets();
    return against(
      startRotation,
      () => ({}),
      async (servers, engine) => {
        await engine.run('sign-in');
        await age(secrets, servers.url);
        const traces = await Promise.all(
          Array.from({ length: 100 }, () => engine.run('reconnect')),
        );
        for (const trace of traces) assertSignedIn(trace);
        assert.equal(refreshes(servers).length, 1);
        assert.equal(traces.filter((trace) => exchangesAt(trace, 'refresh').length > 0).length, 1);
        assertTokenOnEach(servers.requests, servers.url);
      },
      { secrets },
    );
  });

  test('C53, RFC 9700 §4.14: flows of two windows send it one time', () => {
    const [here, there] = windows();
    return against(
      startRotation,
      () => ({}),
      async (servers, engine) => {
        await engine.run('sign-in');
        await age(here, servers.url);
        const other = engineFor(servers.url, {}, { secrets: there });
        const traces = await Promise.all([
          engine.run('reconnect'),
          other.run('reconnect'),
          engine.run('reconnect'),
          other.run('reconnect'),
        ]);
        for (const trace of traces) assertSignedIn(trace);
        assert.equal(refreshes(servers).length, 1);
      },
      { secrets: here },
    );
  });
});

suite('a refresh token that has to be asked for', () => {
  test('C40, C54: is asked for with offline_access where the metadata list it', () =>
    against(
      () => startHealthyRefreshRotation({ accessTokenTtl: 600, refreshTokens: 'offline_access' }),
      () => ({}),
      async ({ requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        const [page] = requests.filter(({ path }) => path === '/auth');
        const query = new URLSearchParams(page?.query);
        assert.equal(query.get('scope'), 'notes:read offline_access');
        assert.equal(query.get('prompt'), 'consent');
        assert.notEqual(trace.facts.tokens?.refreshToken, undefined);
      },
    ));

  test('C40, C54: is not asked for by older revisions, and none is missed', () =>
    against(
      () => startHealthyRefreshRotation({ accessTokenTtl: 600, refreshTokens: 'offline_access' }),
      () => ({ revision: '2025-11-25' }),
      async ({ requests }, engine) => {
        const trace = await engine.run('sign-in');
        assert.equal(trace.status, 'signed-in', trace.stop?.says ?? '');
        const rules = trace.findings.map((finding) => finding.rule);
        assert.deepEqual(rules, ['refresh-not-issued']);
        const [page] = requests.filter(({ path }) => path === '/auth');
        assert.equal(new URLSearchParams(page?.query).get('scope'), 'notes:read');
        assert.equal(trace.facts.tokens?.refreshToken, undefined);
      },
    ));
});
