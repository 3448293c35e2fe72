import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { StepId } from '../model/flow';
import { type FlowContext, say } from './flow-context';

/** Goes back to just before a step, which is the selected one unless said otherwise. */
export function rewindHere({ flows, panel }: FlowContext, step = panel.selected()): void {
  if (step !== undefined) flows.active?.flow.rewind(step);
}

/** Sets or takes away the breakpoint of a step, which is the selected one unless said otherwise. */
export function toggleBreakpoint(
  { breakpoints, panel }: FlowContext,
  step: StepId | undefined = panel.selected(),
): void {
  if (step !== undefined) breakpoints.toggleStep(step);
}

/** Has flows pause before requests to some addresses. */
export async function breakOnRequests({ breakpoints }: FlowContext): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: t('Break on Requests to…'),
    prompt: t(
      'Parts of addresses to pause before, with spaces between. * stands for anything. Leave it empty for none.',
    ),
    placeHolder: t('/token login.example.com/*/register'),
    value: breakpoints.set.requests.join(' '),
  });
  if (text !== undefined) breakpoints.setRequests(text.split(/\s+/).filter(Boolean));
}

/** Switches whether flows pause after a step that brought a finding. */
export function breakOnFindings({ breakpoints }: FlowContext): void {
  say(
    breakpoints.toggleFindings()
      ? t('Traces pause after a step that brought a finding.')
      : t('Traces run on past findings. A stop still stops.'),
  );
}
