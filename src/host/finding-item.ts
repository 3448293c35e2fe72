import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { mendedRules } from '../codegen/mended-rules';
import { oneLine } from '../config/one-line';
import { placeIn } from '../model/place-text';
import type { ServerEntry } from '../model/server';
import type { FindingRef } from './finding-ref';
import { findingLook, findingSpoken, findingTooltip, placesOf } from './finding-words';
import type { FindingRoot } from './known-finding';
import { openPlace } from './server-item';

/** A finding in the servers view, under its server or under its cause. */
export interface FindingItem extends FindingRoot {
  readonly kind: 'finding';
  readonly entry: ServerEntry;
}

/**
 * How a finding looks. Its `contextValue` is `finding.config` or `finding.trace`, and ends in `.mended`
 * where writing auth into the server mends it.
 */
export function findingTreeItem(shown: FindingItem): vscode.TreeItem {
  const { entry, finding, follows } = shown;
  const item = new vscode.TreeItem(
    oneLine(finding.title, 200),
    follows.length === 0
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const { icon, color } = findingLook(finding);
  const ofConfig = finding.evidence.some((one) => placeIn(one) !== undefined);
  item.id = `${entry.id} ${finding.rule}`;
  item.description = finding.rule;
  item.tooltip = findingTooltip(finding);
  item.iconPath = new vscode.ThemeIcon(icon, color ? new vscode.ThemeColor(color) : undefined);
  const mended = mendedRules.has(finding.rule) ? '.mended' : '';
  item.contextValue = `${ofConfig ? 'finding.config' : 'finding.trace'}${mended}`;
  item.accessibilityInformation = { label: findingSpoken(shown) };
  const ref: FindingRef = { entry: entry.id, rule: finding.rule };
  item.command = ofConfig
    ? openPlace(placesOf(finding, entry)[0])
    : { command: 'mcpAuth.openFinding', title: t('Show Finding'), arguments: [ref] };
  return item;
}
