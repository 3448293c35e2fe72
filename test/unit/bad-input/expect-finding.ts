import assert from 'node:assert/strict';
import type { StepId } from '../../../src/model/flow';
import { type Addresses, type Difference, startPair } from '../../server/faults/parts/pair';
import { checkFindings } from '../rules/check-findings';
import { checkSecrets } from '../rules/check-secrets';
import { runHeadless } from '../rules/headless-run';

/** A session that is not what is looked at has the time that it needs on a machine that is busy. */
export const limits = { ms: 700, sessionMs: 15_000 };
const brokenSession = { ...limits, sessionMs: 700 };

/** Asserts that the inspector finds this one cause in a pair of servers, finds it at this step, and that all before went well. */
export async function expectFinding(
  difference: Difference | ((here: Addresses) => Difference),
  rule: string,
  step: StepId,
  goesOn = false,
): Promise<void> {
  const server = await startPair(typeof difference === 'function' ? difference : () => difference);
  try {
    const { trace, secrets } = await runHeadless(server.url, {
      limits: step === 'connect' ? brokenSession : limits,
    });
    const [finding, ...others] = trace.findings;
    assert.equal(finding?.rule, rule);
    const beside = others.filter(({ under }) => under !== rule);
    assert.deepEqual(beside, []);
    assert.equal(trace.stop?.step, goesOn ? undefined : step);
    if (goesOn) assert.equal(trace.status, 'signed-in');
    const place = trace.steps.findIndex((one) => one.id === step);
    assert.ok(
      finding.evidence.some((pointer) => pointer.startsWith(`/steps/${place}/`)),
      'the finding points to where it happened',
    );
    assert.ok(trace.steps.slice(0, place).every((one) => one.state === 'done'));
    checkFindings(trace);
    checkSecrets(trace, secrets);
  } finally {
    await server.close();
  }
}
