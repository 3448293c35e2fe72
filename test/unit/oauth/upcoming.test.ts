import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type NextRequest, shownRequest } from '../../../src/oauth/upcoming';
import { leavesNothing, settled, signInSteps, standsAt, stepOf, stepTo } from './flow-driver';
import { createWorld } from './world';

const draft: NextRequest = {
  kind: 'draft',
  step: 'token-request',
  because: 'Why.',
  draft: {
    method: 'POST',
    url: 'https://as.example/token',
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: {
      kind: 'form',
      fields: [
        ['grant_type', 'a b&c'],
        ['code', { secret: 'code' }],
      ],
    },
    credentials: 'client',
    keep: {},
  },
};

test('where a secret goes, its name stands', () => {
  assert.deepEqual(shownRequest(draft, undefined), {
    step: 'token-request',
    because: 'Why.',
    method: 'POST',
    url: 'https://as.example/token',
    headers: [['accept', 'application/json']],
    body: 'grant_type=a%20b%26c&code={{code}}',
  });
});

test('an edit is shown as it will be sent, and marked', () => {
  const edit = { parameters: { code: 'mine' }, headers: { Accept: null, 'X-A': 'b' } };
  const shown = shownRequest(draft, edit);
  assert.equal(shown.edited, true);
  assert.equal(shown.body, 'grant_type=a%20b%26c&code=mine');
  assert.deepEqual(shown.headers, [['x-a', 'b']]);
  const live: NextRequest = {
    kind: 'live',
    step: 'connect',
    because: '',
    live: { method: 'POST', url: 'https://h/mcp', headers: [['x-key', 'k']], body: '{}' },
    bound: ['X-Key'],
  };
  const moved = shownRequest(live, { url: 'https://other/', body: '[]' });
  assert.deepEqual([moved.headers, moved.body, moved.edited], [[], '[]', true]);
  assert.equal(shownRequest(live, undefined).edited, undefined);
});

test('what a paused flow shows as coming is what it sends', async () => {
  const world = createWorld();
  const flow = world.flow();
  let shown = 0;
  for (const step of signInSteps) {
    const { upcoming } = await stepTo(flow, step);
    const before = world.requests.length;
    flow.go('into');
    const trace = await settled(flow);
    const sent = world.requests[before];
    if (upcoming === undefined) continue;
    shown += 1;
    assert.equal(upcoming.step, step);
    assert.equal(standsAt(trace), step);
    assert.deepEqual([sent?.method, sent?.url], [upcoming.method, upcoming.url]);
    for (const [name, value] of upcoming.headers) assert.equal(sent?.headers.get(name), value);
    assert.equal(stepOf(trace, step).exchanges[0]?.because, upcoming.because);
    assert.equal(sent?.body === '', upcoming.body === undefined);
  }
  assert.equal(shown, 6);
  await leavesNothing(flow, world);
});

test('nothing is shown as coming while the flow runs, waits for a person, or is over', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow();
  assert.equal(flow.trace().upcoming, undefined);
  flow.go('continue');
  assert.equal(flow.trace().upcoming, undefined);
  assert.equal((await settled(flow)).upcoming, undefined);
  assert.equal((await leavesNothing(flow, world)).upcoming, undefined);
});
