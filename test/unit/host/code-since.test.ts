import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panelSnapshot } from '../../../src/host/panel-snapshot';
import type { Flow } from '../../../src/oauth/engine';
import { stepTo } from '../oauth/flow-driver';
import { createWorld } from '../oauth/world';

const since = (flow: Flow, origin: 'live' | 'recorded' = 'live') =>
  panelSnapshot(flow.trace(), {
    page: 'timeline',
    selected: undefined,
    waiting: false,
    breakpoints: { steps: [], requests: [], findings: false },
    origin,
  }).codeSince;

test('a code has its age from when it came until it is exchanged, and only while the flow lives', async () => {
  const flow = createWorld().flow({ pause: 'step' });
  const began = Date.now();
  await stepTo(flow, 'pkce');
  assert.equal(since(flow), undefined);
  await stepTo(flow, 'token-request');
  const came = since(flow);
  assert.ok(came !== undefined && came >= began - 1000 && came <= Date.now() + 1000);
  assert.equal(since(flow, 'recorded'), undefined);
  await stepTo(flow, 'token-check');
  assert.equal(since(flow), undefined);
  flow.stop();
  await flow.ended();
  assert.equal(since(flow), undefined);
});
