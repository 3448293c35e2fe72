import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterKeeping,
  earlierThan,
  isWorthKeeping,
  type KeptTrace,
  readIndex,
} from '../../../src/host/history-index';
import type { JudgedTrace } from '../../../src/model/trace';
import { createWorld } from '../oauth/world';

async function traced(beganAt?: number): Promise<JudgedTrace> {
  const flow = createWorld().flow();
  flow.go('continue');
  const trace = await flow.ended();
  return beganAt === undefined ? trace : { ...trace, run: { ...trace.run, beganAt } };
}

test('a list reads back as it was written, also with times between two milliseconds', async () => {
  const { kept } = afterKeeping(await traced(1000.25), []);
  assert.deepEqual(readIndex(JSON.stringify(kept)), kept);
  assert.equal(kept[0]?.file, '1000.mcptrace.json');
});

test('two traces of one moment have two files', async () => {
  const first = afterKeeping(await traced(5), []);
  const second = afterKeeping(await traced(5), first.kept);
  assert.deepEqual(
    second.kept.map(({ file }) => file),
    ['5-1.mcptrace.json', '5.mcptrace.json'],
  );
});

test('of one server only the newest are kept, and others stay', async () => {
  const trace = await traced();
  let kept: readonly KeptTrace[] = [];
  const other = { ...trace, server: { ...trace.server, url: 'https://other.example/mcp' } };
  kept = afterKeeping(other, kept).kept;
  for (let at = 1; at <= 30; at += 1) {
    ({ kept } = afterKeeping({ ...trace, run: { ...trace.run, beganAt: at } }, kept));
  }
  assert.equal(kept.filter(({ url }) => url === trace.server.url).length, 15);
  assert.equal(kept[0]?.beganAt, 30);
  assert.equal(kept.filter(({ url }) => url === other.server.url).length, 1);
  const now = { ...trace, run: { ...trace.run, beganAt: 29 } };
  assert.equal(earlierThan(now, kept)[0]?.beganAt, 28);
});

test('what is no list, or names a file elsewhere, is left out', async () => {
  const { kept } = afterKeeping(await traced(1), []);
  const [one] = kept;
  const wrong = [
    { ...one, file: '../settings.json' },
    { ...one, file: 'a/b.mcptrace.json' },
    { ...one, beganAt: 'now' },
    { ...one, errand: 'another' },
    'text',
    null,
  ];
  assert.deepEqual(readIndex(JSON.stringify([...wrong, one])), [one]);
  for (const text of [undefined, '', '{', '{}', 'null']) assert.deepEqual(readIndex(text), []);
});

test('a trace is worth keeping once it has ended and something was sent', async () => {
  const trace = await traced();
  assert.equal(isWorthKeeping(trace), true);
  assert.equal(isWorthKeeping({ ...trace, status: 'paused' }), false);
  const silent = { ...trace, steps: trace.steps.map((step) => ({ ...step, exchanges: [] })) };
  assert.equal(isWorthKeeping(silent), false);
});
