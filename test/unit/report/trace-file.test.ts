import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { judged, replayed } from '../../../src/core';
import type { JudgedTrace } from '../../../src/model/trace';
import { readTraceFile, writeTraceFile } from '../../../src/report/trace-file';
import { createWorld, json, signToken } from '../oauth/world';

let trace: JudgedTrace;
let text: string;

before(async () => {
  const flow = createWorld().flow({ revision: '2026-07-28' });
  flow.go('continue');
  trace = await flow.ended();
  text = writeTraceFile(trace);
});

interface Members {
  [name: string]: unknown;
}

/** The file with one thing changed. */
function changed(change: (file: Members & { steps: Members[]; facts: Members }) => void): string {
  const file = JSON.parse(text);
  change(file);
  return JSON.stringify(file);
}

function why(file: string): string {
  const read = readTraceFile(file);
  return read.ok ? 'it opens' : read.why;
}

suite('a trace file', () => {
  test('opens as the trace that was saved', () => {
    const read = readTraceFile(text);
    assert.ok(read.ok);
    const { findings, ...plain } = trace;
    assert.deepEqual(read.trace, JSON.parse(JSON.stringify(plain)));
    assert.deepEqual(judged(read.trace).findings, findings);
    assert.equal(writeTraceFile(judged(read.trace)), text);
  });

  test('is judged anew, whatever it says of findings', () => {
    const read = readTraceFile(changed((file) => (file['findings'] = [{ rule: 'made-up' }])));
    assert.ok(read.ok);
    assert.deepEqual(judged(read.trace).findings, []);
    assert.ok(readTraceFile(changed((file) => delete file['findings'])).ok);
  });

  test('may have members that a newer version has added, anywhere', () => {
    const read = readTraceFile(
      changed((file) => {
        file['added'] = { x: 1 };
        file.facts['added'] = [1];
        for (const step of file.steps) {
          step['added'] = null;
          step['spec'] = [...(step['spec'] as string[]), 'rfc9999-added'];
        }
      }),
    );
    assert.ok(read.ok);
    // A link that is not known here could not be shown.
    assert.deepEqual(read.trace.steps[0]?.spec, trace.steps[0]?.spec);
  });

  test('of a paused flow keeps the request that comes next', async () => {
    const flow = createWorld().flow({ revision: '2026-07-28' });
    flow.go('continue');
    await flow.ended();
    flow.rewind('resource-metadata');
    const paused = readTraceFile(writeTraceFile(flow.trace()));
    assert.ok(paused.ok);
    assert.equal(paused.trace.status, 'paused');
    const { upcoming } = paused.trace;
    assert.match(upcoming?.url ?? '', /oauth-protected-resource/);
    assert.deepEqual(replayed(paused.trace).upcoming, upcoming);
    flow.stop();
  });
});

suite('what is no trace says why', () => {
  const cases: readonly (readonly [name: string, file: () => string, says: RegExp])[] = [
    ['nothing', () => '', /no JSON/],
    ['half a file', () => text.slice(0, -20), /no JSON/],
    ['null', () => 'null', /no trace of this program/],
    ['a list', () => '[]', /no trace of this program/],
    ['another format', () => '{"format":"mcp-auth-trace/2"}', /no trace of this program/],
    ['too much', () => ' '.repeat(20_000_001), /too large/],
    ['too deep', () => `{"format":"mcp-auth-trace/1","x":${deep(100_000)}}`, /nested too deep/],
    ['no server', () => changed((file) => delete file['server']), /server is missing/],
    ['no status', () => changed((file) => (file['outcome'] = 'fine')), /outcome is missing/],
    ['no steps', () => changed((file) => (file.steps = [])), /steps is missing/],
    ['a step twice', () => changed((file) => file.steps.push(file.steps[0] ?? {})), /steps is/],
    ['a wrong step', () => changed((file) => delete file.steps[2]?.['exchanges']), /step 3 is/],
    ['a wrong fact', () => changed((file) => (file.facts['tokens'] = 7)), /facts is missing/],
    ['no run', () => changed((file) => delete file['run']), /run is missing/],
    [
      'no address',
      () => changed((file) => (file['server'] = { ...trace.server, url: 'x' })),
      /server/,
    ],
    [
      'a way that no flow takes back',
      () => changed((file) => Object.assign(file.steps[4] ?? {}, { changed: { client: {} } })),
      /step 5 is/,
    ],
  ];
  for (const [name, file, says] of cases) {
    test(name, () => assert.match(why(file()), says));
  }
});

function deep(levels: number): string {
  return `${'['.repeat(levels)}${']'.repeat(levels)}`;
}

suite('a file that was made to take long', () => {
  const answers = Array.from({ length: 5000 }, (_, at) => at);
  const exchange = (id: string, body = '{}', redirectOf?: string) => ({
    id,
    party: 'server',
    because: '',
    request: { method: 'POST', url: 'https://mcp.example/mcp', headers: [] },
    response: {
      status: 200,
      headers: [['content-type', 'application/json']],
      body: { contentType: 'application/json', text: body, bytes: 1, cut: false },
    },
    timing: { startMs: 0, totalMs: 0 },
    ...(redirectOf && { redirectOf }),
  });
  const cases: readonly (readonly [name: string, change: (step: Members) => void])[] = [
    [
      'one huge answer again and again',
      (step) => {
        const body = `[${'1,'.repeat(4_000_000)}1]`;
        step['exchanges'] = [exchange('x', body)];
        step['outcomes'] = answers.map(() => ({ kind: 'answer', exchange: 'x', kept: {} }));
      },
    ],
    [
      'redirects in a circle',
      (step) => {
        const circle = (at: number) => exchange(`x${at}`, '{}', `x${(at + 1) % 5000}`);
        step['exchanges'] = answers.map(circle);
        step['outcomes'] = answers.map((at) => ({
          kind: 'answer',
          exchange: `x${at}`,
          kept: {},
        }));
      },
    ],
    [
      'nothing but masks',
      (step) => {
        step['exchanges'] = [exchange('x', '‹128 characters›'.repeat(900_000))];
        step['outcomes'] = [{ kind: 'answer', exchange: 'x', kept: {} }];
      },
    ],
  ];
  for (const [name, change] of cases) {
    test(`${name} is opened, judged and replayed soon`, () => {
      const file = changed(({ steps }) => change(steps[0] ?? {}));
      assert.ok(file.length > 1_000_000);
      const begun = performance.now();
      const read = readTraceFile(file);
      assert.ok(read.ok, read.ok ? '' : read.why);
      assert.ok(Array.isArray(judged(read.trace).findings));
      assert.ok(replayed(read.trace).steps.length > 0);
      const took = performance.now() - begun;
      assert.ok(took < 15_000, `${took} ms`);
    });
  }
});

test('what is said about a person is masked when a trace is carried away, and nowhere before', async () => {
  const person = {
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    preferred_username: 'ada.l',
    picture: 'https://example.org/ada.png',
    phone_number: '+44 20 7946 0000',
    address: { street_address: '12 St James Square', locality: 'London' },
    act: { sub: 'x', email: 'actor@example.org' },
  };
  const world = createWorld({
    change: async ({ endpoint, url }, answer) => {
      if (endpoint === 'server-metadata') {
        const introspection_endpoint = 'https://as.example/introspect';
        return json({ ...JSON.parse(answer.body), introspection_endpoint });
      }
      if (url === 'https://as.example/introspect') {
        return json({ active: true, username: 'ada.l', ...person });
      }
      return endpoint === 'token'
        ? json({ ...JSON.parse(answer.body), access_token: await signToken(person) })
        : undefined;
    },
  });
  const settings = { overrides: [], loginTimeout: 1, introspectionClientId: 'asker' };
  const flow = world.flow({ revision: '2026-07-28', settings });
  flow.go('continue');
  const spoken = await flow.ended();
  assert.equal(spoken.status, 'signed-in', spoken.stop?.says);
  const shown = JSON.stringify(spoken);
  const file = writeTraceFile(spoken);
  const words = [
    ...['Ada Lovelace', 'ada@example.org', 'ada.l', 'ada.png', '7946 0000', 'St James', 'London'],
    'actor@example.org',
  ];
  for (const word of words) {
    assert.ok(shown.includes(word), `${word} is in the trace, as it is in the token`);
    assert.ok(!file.includes(word), `${word} is in the file`);
  }
  const read = readTraceFile(file);
  assert.ok(read.ok);
  const saved = judged(read.trace);
  assert.deepEqual(saved.findings, spoken.findings);
  assert.deepEqual(replayed(saved), saved);
  assert.equal(writeTraceFile(saved), file);
});
