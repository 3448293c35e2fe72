import * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import type { PausePolicy } from '../oauth/gate';

/** Where flows of this workspace pause besides where their policy has them. */
export interface Breakpoints {
  readonly steps: readonly StepId[];
  /** Parts of addresses; `*` stands for anything. */
  readonly exchanges: readonly string[];
  readonly onDidChange: vscode.Event<void>;
  toggleStep(step: StepId): void;
  setExchanges(parts: readonly string[]): void;
  /** The policy with these breakpoints on top. */
  over(policy: PausePolicy): Partial<PausePolicy>;
}

const key = 'breakpoints';

interface Kept {
  readonly steps: readonly StepId[];
  readonly exchanges: readonly string[];
}

/** Breakpoints that last as long as the workspace. */
export function createBreakpoints(state: vscode.Memento): Breakpoints & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const kept = (): Kept => state.get<Kept>(key, { steps: [], exchanges: [] });
  const keep = (next: Kept): void => {
    void state.update(key, next);
    changed.fire();
  };
  return {
    get steps() {
      return kept().steps;
    },
    get exchanges() {
      return kept().exchanges;
    },
    onDidChange: changed.event,
    toggleStep(step) {
      const { steps, exchanges } = kept();
      const has = steps.includes(step);
      keep({ steps: has ? steps.filter((one) => one !== step) : [...steps, step], exchanges });
    },
    setExchanges: (exchanges) => keep({ steps: kept().steps, exchanges }),
    over: (policy) => ({
      steps: [...policy.steps, ...kept().steps],
      exchanges: [...policy.exchanges, ...kept().exchanges],
    }),
    dispose: () => changed.dispose(),
  };
}
