import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { findingRef } from './finding-ref';
import { placesOf } from './finding-words';
import { type FlowContext, startAndShow } from './flow-context';
import { openPlace } from './server-item';

/** Shows the step of the trace that a finding is of; once that trace is gone, says what can be done. */
export async function openFinding(context: FlowContext, argument: unknown): Promise<void> {
  const { findings, flows, panel, servers } = context;
  const ref = findingRef(argument);
  const entry = ref && servers.config.find(ref.entry);
  const finding = entry && findings.of(entry).find(({ rule }) => rule === ref.rule);
  if (entry === undefined || finding === undefined) return;
  const { active } = flows;
  const isShown = active?.entry.id === entry.id && panel.shown?.source === active.flow;
  const has = isShown && active.flow.trace().findings.some(({ rule }) => rule === finding.rule);
  if (has && finding.step !== undefined) return panel.look(finding.step);
  const again = t('Trace Sign-In');
  const explain = t('Explain');
  const configuration = t('Open Configuration');
  const answer = await vscode.window.showInformationMessage(
    t('The trace that showed this at {0} is not open any more.', entry.name),
    again,
    explain,
    configuration,
  );
  if (answer === again) await startAndShow(context, entry, { errand: 'sign-in', pause: 'trace' });
  if (answer === explain)
    await vscode.commands.executeCommand('mcpAuth.explainFinding', finding.rule);
  if (answer === configuration) {
    const { command, arguments: args } = openPlace(placesOf(finding, entry)[0]);
    await vscode.commands.executeCommand(command, ...(args ?? []));
  }
}
