import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  canRewind,
  enabledVerbs,
  type PanelView,
  panelSnapshot,
} from '../../../src/host/panel-snapshot';
import { bannerOf } from '../../../src/host/panel-words';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { createWorld, json, type WorldOptions } from '../oauth/world';

const live: PanelView = {
  page: 'timeline',
  selected: undefined,
  waiting: false,
  breakpoints: { steps: [], requests: [], findings: true },
  origin: 'live',
};

async function settled(flow: Flow): Promise<JudgedTrace> {
  for (let turns = 0; turns < 2000; turns += 1) {
    const trace = flow.trace();
    if (trace.status !== 'running' && trace.status !== 'ready') return trace;
    if (flow.loginUrl() !== undefined) return trace;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`still ${flow.trace().status}`);
}

async function ended(options: WorldOptions): Promise<JudgedTrace> {
  const flow = createWorld(options).flow();
  flow.go('continue');
  return flow.ended();
}

const otherResource: WorldOptions = {
  change: (seen) =>
    seen.endpoint === 'resource-metadata'
      ? json({
          resource: 'https://other.example/mcp',
          authorization_servers: ['https://as.example'],
        })
      : undefined,
};

test('a stop offers the report first, then the ways past it that there are', async () => {
  const past = bannerOf(await ended(otherResource), live);
  assert.match(past?.text ?? '', /^Stopped at Resource metadata: /);
  assert.deepEqual(past?.actions, ['copy-report', 'trace-as', 'continue-anyway']);

  const refused: WorldOptions = {
    change: (seen) =>
      seen.endpoint === 'token' ? json({ error: 'invalid_grant' }, 400) : undefined,
  };
  assert.deepEqual(bannerOf(await ended(refused), live)?.actions, ['copy-report']);
});

test('a flow that went through with a finding does not look as if all were well', async () => {
  const malformed: WorldOptions = {
    change: (seen, healthy) =>
      seen.endpoint === 'refusal'
        ? {
            ...healthy,
            headers: { 'www-authenticate': `${healthy.headers['www-authenticate']}, =` },
          }
        : undefined,
  };
  const found = bannerOf(await ended(malformed), live);
  assert.equal(found?.kind, 'found');
  assert.match(found?.text ?? '', /^Signed in to notes\. 1 tool\. ./);
  assert.equal(bannerOf(await ended({}), live)?.kind, 'finished');
});

test('an override is shown with what it lets pass', async () => {
  const flow = createWorld(otherResource).flow();
  flow.go('continue');
  await flow.ended();
  flow.override('resource-mismatch');
  await flow.ended();
  const { overrides } = panelSnapshot(flow.trace(), live);
  assert.deepEqual(overrides, [
    {
      rule: 'resource-mismatch',
      passes: 'The resource metadata describes another resource than this server.',
    },
  ]);
});

test('retry is there once something came back, and rewinding once a step was begun', async () => {
  const flow = createWorld().flow({ pause: 'step' });
  assert.deepEqual(enabledVerbs(flow.trace(), live), [
    'continue',
    'next',
    'into',
    'restart',
    'stop',
  ]);
  flow.go('next');
  await settled(flow);
  const begun = (trace: JudgedTrace): readonly StepId[] =>
    trace.steps.filter((step) => canRewind(step, trace, 'live')).map(({ id }) => id);
  assert.ok(!enabledVerbs(flow.trace(), live).includes('retry'));
  assert.deepEqual(begun(flow.trace()), []);
  flow.go('into');
  const inside = await settled(flow);
  assert.ok(enabledVerbs(inside, live).includes('retry'));
  assert.deepEqual(begun(inside), ['first-request']);
  flow.go('next');
  assert.deepEqual(begun(await settled(flow)), ['first-request']);
  flow.go('next');
  assert.deepEqual(begun(await settled(flow)), ['first-request', 'challenge']);
  flow.stop();
});

test('the selected step says what it sends next, and what can be done to it', async () => {
  const flow = createWorld().flow({ pause: 'step' });
  for (let press = 0; press < 3; press += 1) {
    flow.go('next');
    await settled(flow);
  }
  const breakpoints = { steps: ['challenge' as const], requests: ['/token'], findings: false };
  const standing = panelSnapshot(flow.trace(), { ...live, breakpoints });
  assert.equal(standing.detail.upcoming?.method, 'GET');
  assert.deepEqual(standing.breaks, { requests: ['/token'], findings: false });
  assert.deepEqual(
    standing.rows.filter(({ breakpoint }) => breakpoint).map(({ id }) => id),
    ['challenge'],
  );
  const before = panelSnapshot(flow.trace(), { ...live, breakpoints, selected: 'challenge' });
  const { upcoming, breakpoint, canRewind: rewinds, canResend } = before.detail;
  assert.deepEqual([upcoming, breakpoint, rewinds, canResend], [undefined, true, true, true]);
  flow.stop();
});

test('a flow of the window before says so until it goes on', async () => {
  const world = createWorld();
  let kept = '';
  const first = world.flow({
    pause: 'trace',
    keep: async (text) => {
      kept = text ?? kept;
    },
  });
  first.go('continue');
  await settled(first);
  const restored = { ...live, origin: 'restored' } as const;
  const banner = bannerOf(world.flow({ resume: kept }).trace(), restored);
  assert.match(banner?.text ?? '', /^The window was reloaded\. Continue opens the login page/);
  assert.deepEqual(banner?.actions, ['paste-redirect']);
  assert.match(bannerOf(first.trace(), live)?.text ?? '', /^Paused before the browser opens/);
  first.stop();
});

test('a trace from a file has no verbs, and can be replayed', async () => {
  const recorded = { ...live, origin: 'recorded' } as const;
  const trace = await ended(otherResource);
  const snapshot = panelSnapshot(trace, recorded);
  assert.deepEqual(snapshot.enabled, []);
  assert.deepEqual([snapshot.detail.canRewind, snapshot.detail.canResend], [false, false]);
  assert.match(snapshot.banner?.text ?? '', /^Opened from a file\. Stopped at/);
  assert.deepEqual(snapshot.banner?.actions, ['copy-report', 'trace-as', 'continue-anyway']);
  const whole = bannerOf(await ended({}), recorded);
  assert.equal(whole?.text, 'Opened from a file. Signed in to notes. 1 tool.');
  assert.deepEqual(whole?.actions, ['copy-report', 'trace-as']);
});
