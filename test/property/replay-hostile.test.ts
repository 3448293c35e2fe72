import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judged, replayed, traceFile } from '../../src/core';
import { revisions } from '../../src/model/revision';
import { strikes } from './hostile';
import { canaries, record, request, secrets } from './hostile-run';

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 300);
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_125);

test('whatever the servers answered, the file holds no secret and the replay is the recording', {
  timeout: 3_000_000,
}, async () => {
  const ends = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(request, strikes, async (asked, hits) => {
      const trace = await record(asked, hits);
      const text = traceFile.write(trace);
      for (const secret of [...secrets, encodeURIComponent(canaries.code)]) {
        assert.ok(!text.includes(secret), `${secret} is in the file`);
      }
      const opened = traceFile.read(text);
      assert.ok(opened.ok, opened.ok ? '' : opened.why);
      const saved = judged(opened.trace);
      assert.deepEqual(saved.findings, trace.findings);
      const again = replayed(saved);
      const end = again.stop?.code ?? again.status;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      // What a server echoed of a secret is masked, and a replay says so rather than guess.
      if (end !== 'not-recorded') assert.deepEqual(again, saved);
      for (const revision of revisions) replayed(saved, { revision });
    }),
    { numRuns, seed, endOnFailure: false },
  );
  // The test is worth something only when recordings end in many ways.
  if (numRuns >= 300) {
    for (const end of [
      'signed-in',
      'cancelled',
      'token-unusable',
      'session-failed',
      'no-discovery',
    ])
      assert.ok((ends.get(end) ?? 0) > 0, `${end}: ${JSON.stringify([...ends])}`);
  }
});
