/** Decides where a flow pauses: a policy as data, asked at every point where it could. */

import type { StepId } from '../model/flow';

/** How far the user lets it run: to the end, over one step, or over one request. */
export type Pace = 'continue' | 'next' | 'into';

export interface PausePolicy {
  /** Before every step, as *Step Through Sign-In* does. */
  readonly everyStep: boolean;
  /** Before these steps. */
  readonly steps: readonly StepId[];
  /** Before requests whose address has one of these texts in it; `*` stands for anything, also alone. */
  readonly exchanges: readonly string[];
  /** After a step that brought a finding. */
  readonly findings: boolean;
}

/** *Trace Sign-In*: by itself, with a stop before the browser opens and at findings. */
export const tracePolicy: PausePolicy = {
  everyStep: false,
  steps: ['browser-login', 'device-approval'],
  exchanges: [],
  findings: true,
};

/** *Step Through Sign-In*: before every step. */
export const stepPolicy: PausePolicy = {
  everyStep: true,
  steps: [],
  exchanges: [],
  findings: true,
};

/** Never, as headless runs need it. */
export const noPausePolicy: PausePolicy = {
  everyStep: false,
  steps: [],
  exchanges: [],
  findings: false,
};

export type PausePoint =
  | { readonly at: 'step'; readonly step: StepId; readonly newFindings: boolean }
  /** A request is about to go out. */
  | { readonly at: 'request'; readonly url: string }
  /** A request was answered. */
  | { readonly at: 'action' };

/** Whether to pause here, at the pace that the last verb set. */
export function shouldPause(policy: PausePolicy, pace: Pace, point: PausePoint): boolean {
  if (point.at === 'action') return pace === 'into';
  if (point.at === 'request') return policy.exchanges.some((text) => matches(point.url, text));
  if (pace === 'next' || pace === 'into') return true;
  return (
    policy.everyStep || policy.steps.includes(point.step) || (policy.findings && point.newFindings)
  );
}

function matches(url: string, pattern: string): boolean {
  const parts = pattern.split('*').filter((part) => part !== '');
  let at = 0;
  for (const part of parts) {
    const found = url.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return pattern !== '';
}
