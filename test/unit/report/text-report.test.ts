import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayed } from '../../../src/core';
import type { Revision } from '../../../src/model/revision';
import { textReport } from '../../../src/report/text-report';
import { type Change, createWorld, json } from '../oauth/world';

async function reportOf(
  change: Change,
  revision: Revision,
  overrides: readonly string[] = [],
): Promise<string> {
  const settings = { overrides, loginTimeout: 1 };
  const flow = createWorld({ change }).flow({ revision, settings });
  flow.go('continue');
  return textReport(await flow.ended(), false);
}

const notFound = { status: 404, headers: {}, body: '' };
const noDiscovery: Change = ({ endpoint }) =>
  endpoint === 'resource-metadata' ? notFound : undefined;
const nothing: Change = ({ endpoint, url }) =>
  endpoint === 'resource-metadata' || url.includes('well-known') ? notFound : undefined;
const noPkce: Change = ({ endpoint }, answer) => {
  if (endpoint !== 'server-metadata') return undefined;
  const { code_challenge_methods_supported: _, ...rest } = JSON.parse(answer.body);
  return json(rest);
};
const lines = (report: string, start: string): readonly string[] =>
  report.split('\n').filter((line) => line.startsWith(start));

test('after a stop, the report says by which revisions and override it goes on', async () => {
  const report = await reportOf(noPkce, '2026-07-28');
  assert.match(report, /clients stop here since MCP 2025-11-25/);
  assert.deepEqual(lines(report, 'Trace as'), [
    'Trace as MCP 2025-06-18, whose clients do not stop here: --revision 2025-06-18',
    'Trace as MCP 2025-03-26, whose clients do not stop here: --revision 2025-03-26',
    'Trace as a client that goes on here, on record: --override pkce-not-advertised',
  ]);
  assert.match(await reportOf(noPkce, '2025-06-18'), /^Signed in\./m);
});

test('a stop of all revisions that nobody may step past offers nothing', async () => {
  const report = await reportOf(
    ({ endpoint }) => (endpoint === 'refusal' ? { ...notFound, status: 500 } : undefined),
    '2026-07-28',
  );
  assert.match(report, /^Stopped\.$/m);
  assert.deepEqual(lines(report, 'Trace as'), []);
});

test('what the hints say holds: the stop is not there by that revision', async () => {
  const flow = createWorld({ change: noDiscovery }).flow({ revision: '2026-07-28' });
  flow.go('continue');
  const trace = await flow.ended();
  const [older, override, ...more] = lines(textReport(trace, false), 'Trace as');
  assert.match(older ?? '', /--revision 2025-03-26$/);
  assert.match(override ?? '', /--override no-discovery$/);
  assert.deepEqual(more, []);
  for (const wish of [{ revision: '2025-03-26' }, { overrides: ['no-discovery'] }] as const) {
    const again = replayed(trace, wish);
    assert.equal(again.facts.resource?.legacy, true);
    assert.equal(again.stop?.code, 'not-recorded');
  }
});

test('the rules of 2025-03-26 are said in words, and the default endpoints with them', async () => {
  const own =
    'By the rules of MCP 2025-03-26 the server signs people in itself, at https://mcp.example.';
  const defaults = /^It has no metadata, so the default endpoints were taken: /m;
  for (const [revision, overrides] of [
    ['2025-03-26', []],
    ['2026-07-28', ['no-discovery']],
  ] as const) {
    const legacy = await reportOf(noDiscovery, revision, overrides);
    assert.ok(legacy.includes(own), legacy);
    assert.doesNotMatch(legacy, defaults);
    const bare = await reportOf(nothing, revision, overrides);
    assert.ok(bare.includes(own), bare);
    assert.match(bare, defaults);
  }
  assert.ok(!(await reportOf(() => undefined, '2026-07-28')).includes('2025-03-26'));
});
