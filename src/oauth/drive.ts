/** Drives a flow: asks the present step what to do, has it done, and hands what came back to the step. */

import type { Errand } from '../model/errand';
import type { Facts, StepId } from '../model/flow';
import type { Bookkeeping } from './bookkeeping';
import { afterStop } from './check-stop';
import type { Effects } from './effects';
import {
  type FlowState,
  factsOf,
  isDone,
  isOver,
  memoryOf,
  replanned,
  widened,
  withCall,
  withEnding,
  withOutcome,
  withRecord,
} from './flow-state';
import type { Login } from './login';
import type { NextEdit } from './next-edit';
import { notSentStop } from './not-sent';
import type { Pauses } from './pauses';
import { stepById } from './profiles/step-by-id';
import { type Action, type Env, limitStop } from './step';
import { nonceReason } from './token-exchange';
import type { WireSession } from './wire-session';

export interface DriveContext {
  state(): FlowState;
  set(state: FlowState): void;
  env(): Env;
  plan(facts: Partial<Facts>): readonly StepId[];
  /** Whether findings came since this was asked last; only where that can lead to a pause. */
  newFindings(): boolean;
  readonly errand: Errand;
  readonly now: () => number;
  readonly pauses: Pauses;
  readonly nextEdit: NextEdit;
  readonly effects: Effects;
  readonly books: Bookkeeping;
  readonly login: Login;
  readonly wire: WireSession;
}

/**
 * Resolves when the flow is over, or when the signal has ended this stretch of it. `stood`: the run
 * stood still before, so that the verb that set it in motion was meant for the present step.
 */
export async function drive(run: DriveContext, signal: AbortSignal, stood: boolean): Promise<void> {
  const { pauses, now } = run;
  let begins = true;
  while (!isOver(run.state())) {
    const { position, records } = run.state();
    const record = records[position];
    if (record === undefined) return;
    const step = stepById[record.id];
    if (record.calls === 0) {
      const newFindings = run.newFindings();
      if (!(begins && stood)) await pauses.atStep(step.id, newFindings, begins, signal);
      if (signal.aborted) return;
      const memory = memoryOf(run.state());
      run.set(withRecord(run.state(), { state: 'running', startedAt: now(), memory }));
    }
    begins = false;
    if (record.calls >= step.limit) {
      run.set(afterStop(run.state(), limitStop(step), run.errand, now()));
      continue;
    }
    const env = run.env();
    const action = step.next(factsOf(run.state()), record.outcomes, env);
    run.set(withCall(run.state(), env.now));
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
      if (signal.aborted) return;
      const ended = withEnding(run.state(), action, now());
      run.set(replanned(ended, run.plan(factsOf(ended))));
      await books.saved(action, factsOf(run.state()));
      if (signal.aborted) return;
      if ('tokens' in action.facts) run.login.close();
      return effects.letGo();
    }
    case 'skip':
      books.skipped(action);
      return run.set(withEnding(run.state(), action, now()));
    case 'stop':
      await books.stopped(action, factsOf(run.state()));
      if (signal.aborted) return;
      effects.letGo();
      return run.set(afterStop(run.state(), action, run.errand, now()));
    case 'again': {
      // What it goes back to may be a step that nobody needed before.
      const wider = run.plan({ ...factsOf(run.state()), ...action.change });
      const back = withEnding(widened(run.state(), wider), action, now());
      await books.again(action, isDone(back, 'registration'));
      if (signal.aborted) return;
      effects.letGo();
      await run.wire.close();
      if (signal.aborted) return;
      return run.set(back);
    }
    case 'send-all': {
      const [first] = action.requests;
      if (first === undefined) throw new Error(`step ${id} asks for nothing`);
      const { because, request: draft } = first;
      await pauses.before({ kind: 'draft', step: id, because, draft }, signal);
      if (signal.aborted) return;
      const outcomes = await effects.sendAll(action.requests, id, signal, run.nextEdit.take());
      if (signal.aborted) return;
      run.set(outcomes.reduce(withOutcome, run.state()));
      return pauses.afterAnswer(id, signal);
    }
    default: {
      if (action.do === 'send') {
        const { because, request: draft } = action;
        await pauses.before({ kind: 'draft', step: id, because, draft }, signal);
        if (signal.aborted) return;
      }
      const { client, stored } = factsOf(run.state());
      const edit = action.do === 'send' ? run.nextEdit.take() : undefined;
      const outcome = await effects.carryOut(action, id, client ?? stored?.client, signal, edit);
      if (signal.aborted) return;
      run.set(withOutcome(run.state(), outcome));
      const refused = notSentStop(outcome);
      if (refused !== undefined) return run.set(afterStop(run.state(), refused, run.errand, now()));
      // Made once more, the request is the same one to the user.
      if (edit !== undefined && isMadeAgain(run, id)) run.nextEdit.put(edit);
      if (action.do === 'send' || action.do === 'wire') await pauses.afterAnswer(id, signal);
      else if (action.do === 'wait') await pauses.afterWait(signal);
    }
  }
}

/** Whether the step now makes the same request with the nonce that the server wants. RFC 9449 §8. */
function isMadeAgain(run: DriveContext, id: StepId): boolean {
  const { position, records } = run.state();
  const seen = records[position]?.outcomes ?? [];
  const next = stepById[id].next(factsOf(run.state()), seen, run.env());
  return next.do === 'send' && next.because === nonceReason;
}
