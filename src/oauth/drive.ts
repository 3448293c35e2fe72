/** Drives a flow: asks the present step what to do, has it done, and hands what came back to the step. */

import type { Facts, StepId } from '../model/flow';
import { privateAddressStop } from './address-guard';
import type { Bookkeeping } from './bookkeeping';
import type { RequestEdit } from './edit';
import type { Effects } from './effects';
import {
  type FlowState,
  factsOf,
  isOver,
  replanned,
  withEnding,
  withOutcome,
  withRecord,
} from './flow-state';
import type { Login } from './login';
import type { Pauses } from './pauses';
import { stepById } from './profiles/step-by-id';
import type { Action, Env } from './step';
import type { WireSession } from './wire-session';

export interface DriveContext {
  state(): FlowState;
  set(state: FlowState): void;
  env(): Env;
  plan(facts: Partial<Facts>): readonly StepId[];
  /** Whether findings came since this was asked last; only where that can lead to a pause. */
  newFindings(): boolean;
  takeEdit(): RequestEdit | undefined;
  readonly now: () => number;
  readonly pauses: Pauses;
  readonly effects: Effects;
  readonly books: Bookkeeping;
  readonly login: Login;
  readonly wire: WireSession;
}

/**
 * Resolves when the flow is over, or when the signal has ended this stretch of it. `goesOn`: it stood
 * still before, so the verb that sets it in motion is meant for the very step that it stands at.
 */
export async function drive(
  run: DriveContext,
  signal: AbortSignal,
  goesOn: boolean,
): Promise<void> {
  const { pauses, now } = run;
  let begins = true;
  while (!isOver(run.state())) {
    const { position, records } = run.state();
    const record = records[position];
    if (record === undefined) return;
    const step = stepById[record.id];
    if (record.calls === 0) {
      const newFindings = run.newFindings();
      if (!(begins && goesOn)) await pauses.atStep(step.id, newFindings, begins);
      if (signal.aborted) return;
      run.set(withRecord(run.state(), { state: 'running', startedAt: now() }));
    }
    begins = false;
    if (record.calls >= step.limit) {
      const says = `The step ${step.title} was repeated ${step.limit} times without coming to an end.`;
      run.set(withEnding(run.state(), { do: 'stop', reason: { code: 'step-limit', says } }, now()));
      return;
    }
    const action = step.next(factsOf(run.state()), record.outcomes, run.env());
    run.set(withRecord(run.state(), { calls: record.calls + 1 }));
    await perform(run, action, step.id, signal);
    if (signal.aborted) return;
  }
}

async function perform(
  run: DriveContext,
  action: Action<keyof Facts>,
  id: StepId,
  signal: AbortSignal,
): Promise<void> {
  const { books, effects, now, pauses } = run;
  switch (action.do) {
    case 'done': {
      await books.done(action);
      const ended = withEnding(run.state(), action, now());
      run.set(replanned(ended, run.plan(factsOf(ended))));
      await books.saved(action, factsOf(run.state()));
      if ('tokens' in action.facts) run.login.close();
      return effects.letGo();
    }
    case 'skip':
      return run.set(withEnding(run.state(), action, now()));
    case 'stop':
      await books.stopped(action, factsOf(run.state()));
      effects.letGo();
      return run.set(withEnding(run.state(), action, now()));
    case 'again':
      await books.again(action);
      effects.letGo();
      await run.wire.close();
      return run.set(withEnding(run.state(), action, now()));
    default: {
      if (action.do === 'send') {
        const { because, request: draft } = action;
        await pauses.before({ kind: 'draft', step: id, because, draft });
        if (signal.aborted) return;
      }
      const { client, stored } = factsOf(run.state());
      const edit = action.do === 'send' ? run.takeEdit() : undefined;
      const outcome = await effects.carryOut(action, id, client ?? stored?.client, signal, edit);
      if (signal.aborted) return;
      run.set(withOutcome(run.state(), outcome));
      const refused = privateAddressStop(outcome);
      if (refused !== undefined) return run.set(withEnding(run.state(), refused, now()));
      if (action.do === 'send' || action.do === 'wire') await pauses.afterAnswer();
    }
  }
}
