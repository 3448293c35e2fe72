import * as vscode from 'vscode';
import type { JudgedTrace } from '../model/trace';
import { canRewind, enabledVerbs, type PanelView, selectedStep } from './panel-snapshot';

/** Tells VS Code which commands make sense, for their enablement and keys. */
export interface PanelContext {
  follow(trace: JudgedTrace, view: PanelView): void;
  clear(): void;
}

/** What can be done beside the verbs of the toolbar; the manifest names the same words. */
export type StepVerb = 'rewind' | 'edit' | 'override' | 'trace-as' | 'break';

/** The context of the panel; keys are set only when they change, since a flow changes often. */
export function createPanelContext(): PanelContext {
  const known = new Map<string, string>();

  function set(key: string, value: unknown): void {
    const text = JSON.stringify(value) ?? '';
    if (known.get(key) === text) return;
    known.set(key, text);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  return {
    follow(trace, view) {
      set('mcpAuth.verbs', [...enabledVerbs(trace, view), ...stepVerbs(trace, view)]);
      set('mcpAuth.waiting', view.waiting || view.origin === 'restored');
      set('mcpAuth.traced', true);
    },
    clear() {
      for (const key of ['mcpAuth.verbs', 'mcpAuth.waiting', 'mcpAuth.traced']) set(key, undefined);
    },
  };
}

function stepVerbs(trace: JudgedTrace, view: PanelView): readonly StepVerb[] {
  const step = selectedStep(trace, view.selected);
  const live = view.origin !== 'recorded';
  return [
    ...(canRewind(step, trace, view.origin) ? (['rewind'] as const) : []),
    ...(live && (step.exchanges.length > 0 || trace.upcoming?.step === step.id)
      ? (['edit'] as const)
      : []),
    ...(trace.stop?.override === undefined ? [] : (['override'] as const)),
    'trace-as',
    ...(live ? (['break'] as const) : []),
  ];
}
