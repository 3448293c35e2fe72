/** Drives a flow from the outside, as a panel does, and looks at where it stands. */

import assert from 'node:assert/strict';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace, TraceExchange, TraceStep } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import type { World } from './world';

/** The steps of a sign-in by registration and browser. */
export const signInSteps: readonly StepId[] = [
  'first-request',
  'challenge',
  'resource-metadata',
  'server-metadata',
  'client-identity',
  'registration',
  'pkce',
  'browser-login',
  'callback',
  'token-request',
  'token-check',
  'connect',
  'list-tools',
];

/** Turns of the event loop until the condition holds; a failed assertion after five seconds. */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.fail(`${what} does not come about`);
}

/** A few turns of the event loop, in which whatever is left over could happen. */
export async function quiet(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when the flow stands still: paused, waiting for the browser, or over. */
export async function settled(flow: Flow): Promise<JudgedTrace> {
  const stands = (): boolean => {
    const { status } = flow.trace();
    return (status !== 'running' && status !== 'ready') || flow.loginUrl() !== undefined;
  };
  await until(stands, `an end of ${flow.trace().status}`);
  return flow.trace();
}

/** The step that the flow is at; `undefined` when it is over. */
export function standsAt(trace: JudgedTrace): StepId | undefined {
  return trace.steps.find((step) => step.state === 'paused' || step.state === 'running')?.id;
}

export function stepOf(trace: JudgedTrace, id: StepId): TraceStep {
  const step = trace.steps.find((one) => one.id === id);
  assert.ok(step, `${id} is in the trace`);
  return step;
}

/** The last exchange of a step, which must have one. */
export function lastExchange(trace: JudgedTrace, id: StepId): TraceExchange {
  const exchange = stepOf(trace, id).exchanges.at(-1);
  assert.ok(exchange, `${id} has an exchange`);
  return exchange;
}

/** Takes whole steps until the flow stands before this one, where no person has to act on the way. */
export async function stepTo(flow: Flow, id: StepId): Promise<JudgedTrace> {
  const first = flow.trace();
  if (first.status === 'ready' && first.steps[0]?.id === id) {
    flow.setBreakpoints({ steps: [id] });
    flow.go('continue');
    await settled(flow);
    flow.setBreakpoints({ steps: [] });
  }
  for (let steps = 0; steps < 60; steps += 1) {
    const trace = flow.trace();
    if (trace.status === 'paused' && standsAt(trace) === id) return trace;
    flow.go('next');
    await until(() => flow.trace().status !== 'running', `an end of the step before ${id}`);
  }
  assert.fail(`the flow never stands before ${id}`);
}

/** What a flow looks like to whoever compares two of its places: all but what it was shown on the way. */
export function placeIn(trace: JudgedTrace) {
  const { status, facts, overrides, steps, stop } = trace;
  return {
    status,
    facts,
    overrides,
    stop,
    steps: steps.map(({ id, state, note, values }) => ({ id, state, note, values })),
  };
}

/** Ends a flow and says that nothing of it is left: no listener, no lease, no login page. */
export async function leavesNothing(flow: Flow, world: World): Promise<JudgedTrace> {
  flow.stop();
  const trace = await flow.ended();
  await until(() => world.openRedirects() === 0, 'the end of all listeners');
  assert.equal(flow.loginUrl(), undefined);
  await quiet();
  const keys = await world.ports.secrets.keys();
  assert.deepEqual(
    keys.filter((key) => key.startsWith('lease/')),
    [],
  );
  return trace;
}
