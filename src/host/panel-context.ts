import * as vscode from 'vscode';
import type { JudgedTrace } from '../model/trace';
import { enabledVerbs, type PanelView } from './panel-snapshot';
import { bannerOf } from './panel-words';
import { enabledStepVerbs } from './step-verbs';

/** Tells VS Code which commands make sense, for their enablement and keys. */
export interface PanelContext {
  follow(trace: JudgedTrace, view: PanelView): void;
  clear(): void;
}

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
      set('mcpAuth.verbs', [...enabledVerbs(trace, view), ...enabledStepVerbs(trace, view)]);
      const { actions = [] } = bannerOf(trace, view) ?? {};
      set('mcpAuth.waiting', actions.includes('paste-redirect'));
      set('mcpAuth.traced', true);
    },
    clear() {
      for (const key of ['mcpAuth.verbs', 'mcpAuth.waiting', 'mcpAuth.traced']) set(key, undefined);
    },
  };
}
