import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets } from '../../../src/node/node-ports';
import { createTokenStore } from '../../../src/oauth/token-store';
import type { FaultRun } from '../../server/fault';
import { startHealthyClientCredentialsJwt } from '../../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../../server/scenarios/healthy-client-credentials-secret';
import { startHealthyWorkload } from '../../server/scenarios/healthy-workload';
import { against, type Engine } from './against';
import { age } from './saved-sign-in';
import { assertSignedIn, assertStopped, assertTokenOnEach, grantsAsked } from './seen';

interface Machine {
  readonly url: string;
  readonly issuer: string;
  readonly requests?: Parameters<typeof grantsAsked>[0];
  /** How it is told to sign in for the first time. */
  readonly first: FaultRun;
  close(): Promise<void>;
}

const machines: { readonly [kind: string]: () => Promise<Machine> } = {
  'a secret': async () => {
    const servers = await startHealthyClientCredentialsSecret();
    const { clientId, clientSecret } = servers.credentials;
    const settings = { clientId, grant: 'client_credentials' } as const;
    return { ...servers, first: { settings, secrets: { clientSecret } } };
  },
  'a key': async () => {
    const servers = await startHealthyClientCredentialsJwt();
    const { clientId, privateKeyJwk: clientKey } = servers.credentials;
    return { ...servers, first: { settings: { clientId }, secrets: { clientKey } } };
  },
};

/** A machine that has signed in, and whose flows from then on are told nothing. */
function signedIn(
  start: () => Promise<Machine>,
  body: (machine: Machine, engine: Engine, store: SecretStore) => Promise<void>,
): Promise<void> {
  const secrets = memorySecrets();
  return against(
    start,
    () => ({}),
    async (machine, engine) => {
      assertSignedIn(await engine.run('sign-in', machine.first));
      await body(machine, engine, secrets);
    },
    { secrets },
  );
}

for (const [kind, start] of Object.entries(machines)) {
  suite(`a machine with ${kind} comes back`, () => {
    test('X1, RFC 6749 §4.4.3: asks for a new token as before, since it has no refresh token', () =>
      signedIn(start, async ({ url, requests = [] }, engine, store) => {
        const old = await age(store, url);
        assert.equal(old.secrets.refreshToken, undefined);
        const trace = await engine.run('reconnect');
        assertSignedIn(trace);
        const [first, again, ...more] = grantsAsked(requests);
        assert.deepEqual(more, []);
        for (const name of ['grant_type', 'scope', 'resource']) {
          assert.equal(again?.get(name), first?.get(name), name);
        }
        const fresh = await createTokenStore(store, Date.now).find(url);
        assert.notEqual(fresh?.secrets.accessToken, old.secrets.accessToken);
        assertTokenOnEach(requests, url);
      }));

    test('X1: asks for a new token when the server refuses the saved one before its time', () =>
      signedIn(start, async ({ url, requests = [] }, engine, store) => {
        await createTokenStore(store, Date.now).update(url, (saved) => ({
          ...saved,
          secrets: { ...saved.secrets, accessToken: 'no-longer-good-0123456789' },
        }));
        assertSignedIn(await engine.run('reconnect'));
        assert.equal(grantsAsked(requests).length, 2);
      }));

    test('X1: many flows at once ask one time', () =>
      signedIn(start, async ({ url, requests = [] }, engine, store) => {
        await age(store, url);
        const traces = await Promise.all(Array.from({ length: 20 }, () => engine.run('reconnect')));
        for (const trace of traces) assertSignedIn(trace);
        assert.equal(grantsAsked(requests).length, 2);
      }));

    test('X1: says so when it was signed out while it waited to ask', () =>
      signedIn(start, async ({ url, requests = [] }, engine, store) => {
        await age(store, url);
        const flow = engine.flow('reconnect');
        flow.setBreakpoints({ steps: ['refresh'] });
        const paused = new Promise<void>((resolve) => {
          flow.onChange(() => flow.trace().status === 'paused' && resolve());
        });
        flow.go('continue');
        await paused;
        await createTokenStore(store, Date.now).forget(url);
        const trace = await engine.finish(flow);
        assertStopped(trace, 'refresh', ['refresh-refused']);
        assert.match(trace.findings[0]?.title ?? '', /deleted/);
        assert.equal(grantsAsked(requests).length, 1);
      }));
  });
}

suite('a workload comes back', () => {
  test('X4: shows an assertion that is given for this run, and without one has to sign in anew', () => {
    const secrets = memorySecrets();
    return against(
      () => startHealthyWorkload(),
      () => ({}),
      async ({ url, requests = [], credentials }, engine) => {
        const { clientId, assertion: workloadAssertion } = credentials;
        const first = { settings: { clientId }, secrets: { workloadAssertion } };
        assertSignedIn(await engine.run('sign-in', first));
        await age(secrets, url);
        assertStopped(await engine.run('reconnect'), 'refresh', ['refresh-refused']);
        assert.equal(grantsAsked(requests).length, 1);
        const another = await credentials.sign();
        assertSignedIn(await engine.run('reconnect', { secrets: { workloadAssertion: another } }));
        assert.equal(grantsAsked(requests).at(-1)?.get('assertion'), another);
      },
      { secrets },
    );
  });
});
