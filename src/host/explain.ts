import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { newestRevision, type Revision, revisions } from '../model/revision';
import type { JudgedTrace } from '../model/trace';
import { findingRef } from './finding-ref';
import { loadCore, loadRulePages } from './load-core';
import { readRulePageAddress, rulePageAddress, rulePageScheme } from './rule-page-uri';

/** Gives VS Code the help pages of rules, also those that a window opens again after a reload. */
export function registerRulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
    provideTextDocumentContent(uri) {
      const { rule, revision } = readRulePageAddress(uri) ?? {};
      return pageOf(rule, revisions.find((one) => one === revision) ?? newestRevision);
    },
  });
}

function pageOf(id: string | undefined, revision: Revision): string {
  const { rules, markdown } = loadCore().rulePages;
  const rule = rules.find((one) => one.id === id);
  const page = rule && loadRulePages()[rule.id];
  return rule === undefined || page === undefined
    ? `${t('There is no rule of this name.')}\n`
    : markdown(rule, page, revision);
}

/** Shows the help page of a rule beside what is open. An id that no rule has shows nothing. */
export async function explainRule(id: string, revision: Revision = newestRevision): Promise<void> {
  if (!loadCore().rulePages.rules.some((rule) => rule.id === id)) return;
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    vscode.Uri.from(rulePageAddress(id, revision)),
  );
}

/** Explains the rule that a link names, or one that the user picks: what was found stands first. */
export async function explainFinding(
  argument: unknown,
  trace: JudgedTrace | undefined,
): Promise<void> {
  const id =
    typeof argument === 'string'
      ? argument
      : (findingRef(argument)?.rule ?? (await pickRule(trace)));
  if (id !== undefined) await explainRule(id, trace?.revision);
}

async function pickRule(trace: JudgedTrace | undefined): Promise<string | undefined> {
  const { rules, firstSentence } = loadCore().rulePages;
  const pages = loadRulePages();
  const found = (trace?.findings ?? []).map(({ rule, title }) => ({ label: rule, detail: title }));
  const all = rules.map(({ id }) => {
    const page = pages[id];
    return { label: id, detail: page === undefined ? '' : firstSentence(page) };
  });
  const line = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: readonly vscode.QuickPickItem[] =
    found.length === 0
      ? all
      : [
          line(t('In this trace')),
          ...found,
          line(t('All rules')),
          ...all.filter(({ label }) => !found.some((one) => one.label === label)),
        ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Explain Finding'),
    placeHolder: t('What to explain'),
    matchOnDetail: true,
  });
  return picked?.label;
}
