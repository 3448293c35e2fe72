import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPausePolicy, type PausePolicy } from '../../../src/oauth/gate';
import { createPauses, type Pauses } from '../../../src/oauth/pauses';
import type { NextRequest } from '../../../src/oauth/upcoming';
import { quiet } from './flow-driver';

function setUp(change: Partial<PausePolicy> = {}) {
  const statuses: string[] = [];
  const pauses = createPauses({
    policy: () => ({ ...noPausePolicy, ...change }),
    changed: (status) => void statuses.push(status),
  });
  return { pauses, statuses };
}

function request(url: string, kind: 'draft' | 'live' = 'live'): NextRequest {
  const common = { step: 'connect', because: '' } as const;
  const live = { method: 'GET', url, headers: [] };
  if (kind === 'live') return { kind, ...common, live, bound: [] };
  const draft = {
    method: 'GET',
    url,
    party: 'server',
    headers: {},
    credentials: 'none',
    keep: {},
  } as const;
  return { kind, ...common, draft };
}

/** What a promise came to after a few turns. */
async function now<T>(promise: Promise<T>): Promise<T | 'waits'> {
  await quiet(3);
  return Promise.race([promise, Promise.resolve('waits' as const)]);
}

const never = new AbortController().signal;

test('a run that nobody wants to pause passes everywhere', async () => {
  const { pauses, statuses } = setUp();
  await pauses.atStep('pkce', true, false, never);
  assert.equal(await pauses.before(request('https://h/'), never), 'passed');
  await pauses.afterAnswer('pkce', never);
  await pauses.afterWait(never);
  assert.deepEqual(statuses, []);
  assert.equal(pauses.go('next', {}), false);
});

test('a pause ends with the next verb, and with what it is part of', async () => {
  const { pauses, statuses } = setUp({ exchanges: ['//h/'] });
  const first = pauses.before(request('https://h/1'), never);
  assert.equal(await now(first), 'waits');
  assert.ok(pauses.held());
  assert.equal(pauses.go('continue', {}), true);
  assert.equal(pauses.held(), undefined);
  assert.equal(await first, 'held');
  const part = new AbortController();
  const second = pauses.before(request('https://h/2'), part.signal);
  assert.equal(await now(second), 'waits');
  part.abort();
  assert.equal(pauses.held(), undefined);
  assert.equal(pauses.go('continue', {}), false);
  assert.equal(await second, 'ended');
  assert.equal(await pauses.before(request('https://h/3'), part.signal), 'ended');
  assert.deepEqual(statuses, ['paused', 'running', 'paused']);
});

/** Ways to come to a boundary while something else is held. */
const others: readonly ((pauses: Pauses) => Promise<unknown>)[] = [
  (pauses) => pauses.before(request('https://h/other'), never),
  (pauses) => pauses.before(request('https://elsewhere/'), never),
  (pauses) => pauses.atStep('list-tools', false, false, never),
  (pauses) => pauses.afterAnswer('connect', never),
  (pauses) => pauses.afterWait(never),
];

test('while one request is held nothing else goes on', async () => {
  for (const [at, other] of others.entries()) {
    const { pauses } = setUp({ exchanges: ['//h/'] });
    const first = pauses.before(request('https://h/first'), never);
    const second = other(pauses);
    assert.equal(await now(second), 'waits', `${at}`);
    const held = pauses.held();
    assert.equal(held?.kind === 'live' && held.live.url, 'https://h/first');
    pauses.go('continue', {});
    assert.equal(await first, 'held');
    const holds = at === 0;
    assert.equal((await now(second)) === 'waits', holds, `${at}`);
    if (holds) pauses.go('continue', {});
    await second;
  }
});

test('a run that is to pause does so once, at the next boundary', async () => {
  const { pauses } = setUp();
  pauses.want();
  assert.equal(await pauses.before(request('https://h/'), never), 'passed');
  const paused = pauses.afterWait(never);
  assert.equal(await now(paused), 'waits');
  pauses.go('continue', {});
  await paused;
  await pauses.atStep('pkce', false, false, never);
  pauses.want();
  pauses.go('continue', {});
  await pauses.afterAnswer('pkce', never);
});

test('a request that was shown passes once, and then its like is held', async () => {
  const { pauses } = setUp({ exchanges: ['//h/'] });
  pauses.go('continue', { passes: true });
  assert.equal(await pauses.before(request('https://h/', 'draft'), never), 'passed');
  const second = pauses.before(request('https://h/', 'draft'), never);
  assert.equal(await now(second), 'waits');
  pauses.go('continue', {});
  await second;
});

test('a run goes on until an answer of the step that it was told', async () => {
  const { pauses } = setUp();
  pauses.go('continue', { until: 'call-tool' });
  for (const step of ['connect', 'list-tools'] as const) await pauses.afterAnswer(step, never);
  const there = pauses.afterAnswer('call-tool', never);
  assert.equal(await now(there), 'waits');
  pauses.go('continue', {});
  await there;
  await pauses.afterAnswer('call-tool', never);
});
