/** Where a run stands still, and what sets it in motion again. */

import type { StepId } from '../model/flow';
import { deferred } from './deferred';
import { type Pace, type PausePolicy, shouldPause } from './gate';
import type { NextRequest } from './upcoming';

export interface PausesOptions {
  policy(): PausePolicy;
  changed(status: 'paused' | 'running'): void;
}

/** What besides the pace a verb has told the run. */
export interface Told {
  /** The run pauses once a request of this step was answered. */
  readonly until?: StepId;
  /** The next request of a step was shown while the run stood still, so it is not held once more. */
  readonly passes?: boolean;
}

/** In each, `signal` ends the pause: the run, or the session that asks, has gone elsewhere. */
export interface Pauses {
  /** The request that is held, not what a step will send after its pause. */
  held(): NextRequest | undefined;
  /** Sets the pace, and ends a pause; `false` when there was none. */
  go(pace: Pace, told: Told): boolean;
  /** Pauses at the next boundary, whatever the pace. */
  want(): void;
  /** `begins`: the verb that set the run in motion was meant for this step. */
  atStep(step: StepId, newFindings: boolean, begins: boolean, signal: AbortSignal): Promise<void>;
  /** Holds a request where a breakpoint is. `ended`: the run went elsewhere meanwhile. */
  before(request: NextRequest, signal: AbortSignal): Promise<Passage>;
  /** After a request was answered. */
  afterAnswer(step: StepId, signal: AbortSignal): Promise<void>;
  /** After the flow has waited, which only somebody who wants a pause cuts short. */
  afterWait(signal: AbortSignal): Promise<void>;
}

export type Passage = 'passed' | 'held' | 'ended';

/**
 * Pauses of a run that is not paused. There is one at a time: a session makes requests beside each
 * other, and while one of them is held nothing else goes on.
 */
export function createPauses({ policy, changed }: PausesOptions): Pauses {
  let pace: Pace = 'continue';
  let told: Told = {};
  let wanted = false;
  let present: { readonly ended: Promise<void>; end(): void } | undefined;
  let held: NextRequest | undefined;

  function pause(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = deferred<void>();
    const end = (): void => {
      present = undefined;
      held = undefined;
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    present = { ended: promise, end };
    wanted = false;
    told = {};
    changed('paused');
    return promise;
  }

  async function boundary(
    signal: AbortSignal,
    pausesHere: () => boolean,
    request?: NextRequest,
  ): Promise<Passage> {
    while (present !== undefined && !signal.aborted) await present.ended;
    if (signal.aborted) return 'ended';
    if (!pausesHere()) return 'passed';
    held = request;
    await pause(signal);
    return signal.aborted ? 'ended' : 'held';
  }

  return {
    held: () => held,
    go(next, also) {
      pace = next;
      told = also;
      wanted = false;
      if (present === undefined) return false;
      present.end();
      changed('running');
      return true;
    },
    want() {
      wanted = true;
    },
    async atStep(step, newFindings, begins, signal) {
      const point = { at: 'step', step, newFindings } as const;
      await boundary(
        signal,
        () => wanted || shouldPause(policy(), begins ? 'continue' : pace, point),
      );
    },
    before(request, signal) {
      const url = request.kind === 'draft' ? request.draft.url : request.live.url;
      const passes = request.kind === 'draft' && told.passes === true;
      if (passes) told = { ...told, passes: false };
      const holds = (): boolean => !passes && shouldPause(policy(), pace, { at: 'request', url });
      return boundary(signal, holds, request);
    },
    async afterAnswer(step, signal) {
      const point = { at: 'action' } as const;
      await boundary(
        signal,
        () => wanted || told.until === step || shouldPause(policy(), pace, point),
      );
    },
    async afterWait(signal) {
      await boundary(signal, () => wanted);
    },
  };
}
