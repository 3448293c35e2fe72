import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { judged, replayed, traceFile } from '../../src/core';
import { revisions } from '../../src/model/revision';
import type { JudgedTrace } from '../../src/model/trace';
import { profiles } from '../../src/oauth/profiles/by-revision';
import { stepById } from '../../src/oauth/profiles/step-by-id';
import { faults } from '../server/faults/list';
import { checkSecrets } from '../unit/rules/check-secrets';
import { type HeadlessRun, runHeadless } from '../unit/rules/headless-run';
import { scenarioRuns } from './scenario-runs';

const schema = JSON.parse(await readFile('media/schemas/trace.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** The servers are gone by now, and a replay asks nobody. */
function checkReplay({ trace, secrets }: HeadlessRun): JudgedTrace {
  const text = traceFile.write(trace);
  checkSecrets(JSON.parse(text), secrets);
  assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors, null, 2));
  const opened = traceFile.read(text);
  assert.ok(opened.ok);
  const saved = judged(opened.trace);
  assert.deepEqual(saved.findings, trace.findings);
  assert.deepEqual(replayed(opened.trace), saved);
  assert.deepEqual(replayed(trace).findings, trace.findings);
  for (const revision of revisions) checkOther(saved, revision);
  return saved;
}

/** By another revision the recording goes on as far as it can, says why it ends, and can be saved and run again. */
function checkOther(saved: JudgedTrace, revision: (typeof revisions)[number]): void {
  const other = replayed(saved, { revision });
  assert.equal(other.revision, revision);
  assert.ok(other.stop !== undefined || other.status === saved.status, other.status);
  if (other.stop?.code === 'not-recorded') {
    assert.match(other.stop.says, /^The recording holds no .+\.$/);
    assert.ok(other.findings.some(({ rule }) => rule === 'not-recorded'));
  }
  const ids = new Set(saved.steps.flatMap((step) => step.exchanges.map((exchange) => exchange.id)));
  for (const { id } of other.steps.flatMap((step) => step.exchanges)) assert.ok(ids.has(id), id);
  const reopened = traceFile.read(traceFile.write(other));
  assert.ok(reopened.ok);
  const again = replayed(reopened.trace);
  assert.deepEqual(again.findings, other.findings);
  assert.deepEqual(again.stop, other.stop);
  assert.deepEqual(again.facts, reopened.trace.facts);
}

suite('the trace of every fault opens, is judged again and replays', { concurrency: 4 }, () => {
  for (const fault of faults) {
    test(fault.name, { timeout: 30_000 }, async () => {
      const server = await fault.start();
      const ran = await runHeadless(server.url, server.run).finally(() => server.close());
      checkReplay(ran);
    });
  }
});

suite('so does the trace of every healthy scenario', { concurrency: 4 }, () => {
  for (const [name, start] of Object.entries(scenarioRuns)) {
    test(name, { timeout: 30_000 }, async () => {
      const { url, run, secrets, close } = await start();
      const ran = await runHeadless(url, run).finally(close);
      const all = new Map(ran.secrets);
      for (const secret of secrets) all.set(secret, 'secret that was given');
      const saved = checkReplay({ trace: ran.trace, secrets: all });
      assert.equal(saved.stop, undefined);
      assert.deepEqual(saved.findings, []);
    });
  }
});

test('the published schema knows every step and revision', () => {
  assert.deepEqual(schema.$defs.stepId.enum.toSorted(), Object.keys(stepById).toSorted());
  assert.deepEqual(schema.properties.revision.enum, Object.keys(profiles));
});
