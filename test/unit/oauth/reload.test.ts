import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { createWorld, type World } from './world';

/** What the flow has kept, and whether it was told that nothing is wanted any more. */
interface Window {
  readonly flow: Flow;
  kept(): string | undefined;
}

function openWindow(world: World, request: Parameters<World['flow']>[0] = {}): Window {
  let kept: string | undefined;
  const flow = world.flow({
    ...request,
    keep: async (text) => {
      kept = text;
    },
  });
  return { flow, kept: () => kept };
}

/** Resolves when the flow is paused, waits for the browser, or is over. */
async function settled(flow: Flow): Promise<JudgedTrace> {
  for (let turns = 0; turns < 2000; turns += 1) {
    const trace = flow.trace();
    if (trace.status !== 'running' && trace.status !== 'ready') return trace;
    if (flow.loginUrl() !== undefined) return trace;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`still ${flow.trace().status}`);
}

test('a flow that is paused anywhere goes on in another window, with its exchanges as they were shown', async () => {
  for (let presses = 0; presses < 13; presses += 1) {
    const world = createWorld();
    const first = openWindow(world, { pause: 'step' });
    for (let press = 0; press <= presses; press += 1) {
      first.flow.go('next');
      await settled(first.flow);
    }
    const before = first.flow.trace();
    const text = first.kept() ?? '';
    assert.equal(before.status, 'paused', `after ${presses} presses`);

    const second = openWindow(world, { resume: text });
    const shown = second.flow.trace();
    assert.equal(shown.status, 'paused');
    const exchanges = ({ steps }: JudgedTrace) => steps.flatMap((step) => step.exchanges);
    assert.deepEqual(exchanges(shown), exchanges(before));
    const { length } = world.requests;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(world.requests.length, length, 'nothing is sent before a verb');

    second.flow.go('continue');
    const end = await second.flow.ended();
    assert.equal(end.status, 'signed-in', `after ${presses} presses`);
    assert.ok(end.steps.every(({ state }) => state === 'done'));
    assert.equal(second.kept(), undefined);
    assert.doesNotMatch(JSON.stringify(end), /code-0123456789abcdef|refresh-0123456789abcdef/);
  }
});

test('a login that was open is opened again, and its answer still fits', async () => {
  const world = createWorld({ browser: 'waits' });
  const first = openWindow(world);
  first.flow.go('continue');
  await settled(first.flow);
  const page = first.flow.loginUrl() ?? '';
  const text = first.kept();
  assert.ok(text !== undefined && page !== '');

  const second = openWindow(world, { resume: text });
  assert.equal(second.flow.trace().status, 'paused');
  second.flow.go('continue');
  await settled(second.flow);
  assert.equal(second.flow.loginUrl(), page);
  const back = new URL(new URL(page).searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('code', 'code-0123456789abcdef');
  back.searchParams.set('state', new URL(page).searchParams.get('state') ?? '');
  back.searchParams.set('iss', 'https://as.example');
  world.comeBack(back.href);
  const end = await second.flow.ended();
  assert.equal(end.status, 'signed-in', end.stop?.says);
});

test('what a run keeps outlives the end of the run that a restart has replaced', async () => {
  const window = openWindow(createWorld(), { pause: 'step' });
  window.flow.go('next');
  await settled(window.flow);
  window.flow.go('next');
  await settled(window.flow);
  window.flow.restart();
  await settled(window.flow);
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(window.flow.trace().status, 'paused');
  const { state } = JSON.parse(window.kept() ?? '{}') as { state?: { position: number } };
  assert.equal(state?.position, 0);
});

test('text of another version begins at the beginning', () => {
  for (const resume of ['', '{}', '{"format":"mcp-auth-run/0"}', 'null']) {
    assert.equal(openWindow(createWorld(), { resume }).flow.trace().status, 'ready', resume);
  }
});

test('an edit that changes nothing is none', async () => {
  const { flow } = openWindow(createWorld(), { pause: 'step' });
  flow.go('next');
  await settled(flow);
  assert.ok(flow.edit({ headers: { 'x-mine': '1' } }));
  assert.equal(flow.trace().upcoming?.edited, true);
  assert.ok(flow.edit({}));
  assert.equal(flow.trace().upcoming?.edited, undefined);
  flow.go('into');
  const exchange = (await settled(flow)).steps.flatMap((step) => step.exchanges).at(-1);
  assert.equal(exchange?.edited, undefined);
});
