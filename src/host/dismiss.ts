import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import { findingRef } from './finding-ref';
import { type FlowContext, say } from './flow-context';
import type { KnownFinding } from './known-finding';
import { isServerItem } from './server-item';

interface Choice extends vscode.QuickPickItem {
  readonly entry: ServerEntry;
  readonly finding: KnownFinding;
}

/** Hides the finding that the command was called on, or one that the user picks, until it changes. */
export async function dismissFinding(
  { findings, servers: { config } }: FlowContext,
  argument: unknown,
): Promise<void> {
  const ref = findingRef(argument);
  const entry = ref && config.find(ref.entry);
  const named = entry && findings.of(entry).find(({ rule }) => rule === ref.rule);
  if (entry !== undefined && named !== undefined) return findings.dismiss(entry, named);
  await config.ready;
  const all = choices(config, (one) => findings.of(one));
  if (all.length === 0) return say(t('There is no finding to dismiss.'));
  const picked = await vscode.window.showQuickPick(all, {
    title: t('Dismiss Finding'),
    placeHolder: t('It is hidden at this server until something else is found'),
    matchOnDetail: true,
  });
  if (picked !== undefined) findings.dismiss(picked.entry, picked.finding);
}

/** Lists what was dismissed, of the server that the command was called on or of all, and brings back what is picked. */
export async function showDismissed(
  { findings, servers: { config } }: FlowContext,
  argument: unknown,
): Promise<void> {
  await config.ready;
  const only = isServerItem(argument) ? argument.entry.id : undefined;
  const all = choices(config, (one) => findings.dismissedOf(one)).filter(
    ({ entry }) => only === undefined || entry.id === only,
  );
  if (all.length === 0) return say(t('No finding is dismissed.'));
  const picked = await vscode.window.showQuickPick(all, {
    title: t('Dismissed Findings'),
    placeHolder: t('Findings to show again'),
    canPickMany: true,
    matchOnDetail: true,
  });
  for (const { entry, finding } of picked ?? []) findings.restore(entry, [finding.rule]);
}

function choices(
  config: ConfigWatcher,
  of: (entry: ServerEntry) => readonly KnownFinding[],
): readonly Choice[] {
  return config.files
    .flatMap(({ servers }) => servers)
    .flatMap((entry) =>
      of(entry).map((finding) => ({
        label: oneLine(finding.title, 200),
        description: finding.rule,
        detail: oneLine(entry.name, 100),
        entry,
        finding,
      })),
    );
}
