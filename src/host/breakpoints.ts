import type * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import type { PausePolicy } from '../oauth/gate';

/** Where the user has flows pause. */
export interface BreakpointSet {
  readonly steps: readonly StepId[];
  /** Parts of the addresses of requests; `*` stands for anything. */
  readonly requests: readonly string[];
  /** After a step that brought a finding. */
  readonly findings: boolean;
}

export interface Breakpoints {
  readonly set: BreakpointSet;
  /** Calls back after each change; what it gives ends that. */
  onDidChange(listener: () => void): () => void;
  /** Says whether the step has a breakpoint now. */
  toggleStep(step: StepId): boolean;
  setRequests(parts: readonly string[]): void;
  /** Says whether flows pause at findings now. */
  toggleFindings(): boolean;
}

const stateKey = 'breakpoints/1';

/** Breakpoints in the state of the workspace. */
export function createBreakpoints(state: Pick<vscode.Memento, 'get' | 'update'>): Breakpoints {
  const listeners = new Set<() => void>();
  let set = parse(state.get(stateKey));

  function change(next: Partial<BreakpointSet>): void {
    set = { ...set, ...next };
    void state.update(stateKey, set);
    for (const listener of listeners) listener();
  }

  return {
    get set() {
      return set;
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggleStep(step) {
      const had = set.steps.includes(step);
      change({ steps: had ? set.steps.filter((one) => one !== step) : [...set.steps, step] });
      return !had;
    },
    setRequests: (requests) => change({ requests: [...new Set(requests)] }),
    toggleFindings() {
      change({ findings: !set.findings });
      return set.findings;
    },
  };
}

/** What a policy pauses at, with the user's breakpoints on top. */
export function withBreakpoints(
  policy: PausePolicy,
  { steps, requests, findings }: BreakpointSet,
): Pick<PausePolicy, 'steps' | 'exchanges' | 'findings'> {
  return {
    steps: [...policy.steps, ...steps],
    exchanges: [...policy.exchanges, ...requests],
    findings: policy.findings && findings,
  };
}

/** What is kept may come from another version, so whatever has another shape counts as unset. */
function parse(kept: unknown): BreakpointSet {
  const { steps, requests, findings } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Partial<Record<keyof BreakpointSet, unknown>>;
  return {
    // An id that no step has is never met.
    steps: texts(steps) as readonly StepId[],
    requests: texts(requests),
    findings: findings !== false,
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
