import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judged, replayed, traceFile } from '../../../src/core';
import { revisions } from '../../../src/model/revision';
import type { JudgedTrace } from '../../../src/model/trace';
import { faults } from '../../server/faults/list';
import { runHeadless } from '../rules/headless-run';

/** Facts without times that are counted from when an answer came. */
function timeless(facts: JudgedTrace['facts']): unknown {
  return JSON.parse(
    JSON.stringify(facts, (name, value) =>
      name === 'expiresAt' || name === 'registeredAt' || name === 'obtainedAt' ? undefined : value,
    ),
  );
}

function essence(trace: JudgedTrace) {
  return {
    status: trace.status,
    stop: trace.stop,
    findings: trace.findings.map(({ rule, actual }) => [rule, actual]),
    steps: trace.steps.map(({ id, state }) => [id, state]),
    facts: timeless(trace.facts),
  };
}

suite('a saved trace opens, is judged again and replays', { concurrency: 4 }, () => {
  for (const fault of faults) {
    test(fault.name, { timeout: 30_000 }, async () => {
      const server = await fault.start();
      const { trace } = await runHeadless(server.url, server.run).finally(() => server.close());
      const opened = traceFile.read(traceFile.write(trace));
      assert.ok(opened.ok);
      assert.deepEqual(
        judged(opened.trace).findings.map(({ rule }) => rule),
        fault.findings,
      );
      // The servers are gone by now, and a replay would not ask them.
      const again = replayed(opened.trace, {});
      assert.deepEqual(essence(again), essence(judged(opened.trace)));
      for (const revision of revisions) {
        const other = replayed(opened.trace, { revision });
        assert.ok(other.stop !== undefined || other.status === trace.status, revision);
      }
    });
  }
});
