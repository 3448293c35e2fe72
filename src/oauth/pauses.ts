/** Where a run stands still, and what sets it in motion again. */

import type { StepId } from '../model/flow';
import { type Pace, type PausePolicy, shouldPause } from './gate';
import type { NextRequest } from './upcoming';

export interface PausesOptions {
  policy(): PausePolicy;
  /** The present stretch of the run; aborted, it ends every pause. */
  signal(): AbortSignal | undefined;
  changed(status: 'paused' | 'running'): void;
}

export interface Pauses {
  /** The request that is held, not what a step will send after its pause. */
  held(): NextRequest | undefined;
  /** Sets the pace, and ends a pause; `false` when there was none. */
  go(pace: Pace): boolean;
  /** Pauses at the next boundary, whatever the pace. */
  want(): void;
  /** `begins`: the verb that set the run in motion was meant for this step. */
  atStep(step: StepId, newFindings: boolean, begins: boolean): Promise<void>;
  /** Holds a request where a breakpoint is. `ended`: the run went elsewhere meanwhile. */
  before(request: NextRequest): Promise<'passed' | 'held' | 'ended'>;
  /** After a request was answered. */
  afterAnswer(): Promise<void>;
}

/** Pauses of a run that is not paused. */
export function createPauses({ policy, signal, changed }: PausesOptions): Pauses {
  let pace: Pace = 'continue';
  let wanted = false;
  let resume: (() => void) | undefined;
  let held: NextRequest | undefined;

  async function pause(): Promise<void> {
    const present = signal();
    if (present === undefined || present.aborted) return;
    wanted = false;
    const pausing = new Promise<void>((resolve) => {
      resume = resolve;
      // At once, because the next verb may come before anything that waits for the pause goes on.
      const called = (): void => {
        if (resume === resolve) resume = undefined;
        resolve();
      };
      present.addEventListener('abort', called, { once: true });
    });
    changed('paused');
    await pausing;
  }

  return {
    held: () => held,
    go(next) {
      pace = next;
      wanted = false;
      const end = resume;
      if (end === undefined) return false;
      resume = undefined;
      changed('running');
      end();
      return true;
    },
    want() {
      wanted = true;
    },
    async atStep(step, newFindings, begins) {
      const paceHere = begins ? 'continue' : pace;
      if (wanted || shouldPause(policy(), paceHere, { at: 'step', step, newFindings }))
        await pause();
    },
    async before(request) {
      const url = request.kind === 'draft' ? request.draft.url : request.live.url;
      if (!shouldPause(policy(), pace, { at: 'request', url })) return 'passed';
      const present = signal();
      held = request;
      await pause();
      if (held === request) held = undefined;
      return present?.aborted === true ? 'ended' : 'held';
    },
    async afterAnswer() {
      if (wanted || shouldPause(policy(), pace, { at: 'action' })) await pause();
    },
  };
}
