import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { JudgedTrace } from '../model/trace';
import { type FlowContext, say } from './flow-context';
import { earlierThan, type KeptTrace } from './history-index';
import { isServerItem } from './server-item';
import { readTraceFromUser, recorded } from './trace-files';

/** Shows the last trace of the same server before this one beside it; where there is none, one is picked. */
export async function compareWithEarlier(context: FlowContext): Promise<void> {
  const { panel, history } = context;
  const trace = panel.shown?.source.trace();
  if (trace === undefined) return;
  await history.ready;
  const [last] = earlierThan(trace, history.kept);
  await (last === undefined ? compareTraces(context) : compareWith(context, last));
}

/** Shows another trace, from the history or a file, beside the one that is shown. */
export async function compareTraces(context: FlowContext): Promise<void> {
  const { panel, history } = context;
  const trace = panel.shown?.source.trace();
  if (trace === undefined) return say(t('Open a trace first; another is then shown beside it.'));
  await history.ready;
  const others = history.kept.filter(({ beganAt }) => beganAt !== trace.run.beganAt);
  const own = others.filter(({ url }) => url === trace.server.url);
  const rest = others.filter(({ url }) => url !== trace.server.url);
  const file = { label: t('$(folder-opened) From a File…'), kept: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      ...section(t('The same server'), own),
      ...section(t('Other servers'), rest),
      { label: '', kind: vscode.QuickPickItemKind.Separator, kept: undefined },
      file,
    ],
    {
      title: t('Compare Traces'),
      placeHolder: t('The trace to show beside this one'),
      matchOnDescription: true,
    },
  );
  if (picked === undefined) return;
  if (picked.kept !== undefined) return compareWith(context, picked.kept);
  const read = await readTraceFromUser();
  if (read !== undefined) panel.compare(read.judged);
}

/** Lists the traces that are kept, of one server or of all: to open one, to delete it, or all of them. */
export async function traceHistory(context: FlowContext, argument: unknown): Promise<void> {
  const { history, panel, flows } = context;
  await history.ready;
  const url =
    isServerItem(argument) && argument.entry.kind === 'http' ? argument.entry.url : undefined;
  const shown = history.kept.filter((one) => url === undefined || one.url === url);
  if (shown.length === 0) return say(t('No trace is kept yet. Each one is, once it has ended.'));
  const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Delete This Trace') };
  const all = { label: t('$(clear-all) Delete All Kept Traces'), kept: undefined };
  const pick = vscode.window.createQuickPick<
    vscode.QuickPickItem & { kept: KeptTrace | undefined }
  >();
  pick.title = t('Trace History');
  pick.matchOnDescription = true;
  pick.items = [...shown.map((kept) => ({ ...itemOf(kept), buttons: [remove] })), all];
  pick.onDidTriggerItemButton(({ item }) => {
    if (item.kept !== undefined) void history.remove(item.kept);
    pick.items = pick.items.filter((one) => one !== item);
  });
  pick.onDidHide(() => pick.dispose());
  pick.onDidAccept(async () => {
    const [item] = pick.activeItems;
    pick.hide();
    if (item === undefined) return;
    if (item.kept === undefined) {
      await history.clear();
      return say(t('All kept traces are deleted.'));
    }
    const trace = await history.read(item.kept);
    if (trace === undefined) return unreadable();
    flows.end();
    panel.show(recorded(trace, trace));
  });
  pick.show();
}

async function compareWith({ history, panel }: FlowContext, kept: KeptTrace): Promise<void> {
  const trace: JudgedTrace | undefined = await history.read(kept);
  if (trace === undefined) return unreadable();
  panel.compare(trace);
}

function unreadable(): void {
  void vscode.window.showErrorMessage(t('The file of this trace is gone or cannot be read.'));
}

function section(label: string, kept: readonly KeptTrace[]) {
  if (kept.length === 0) return [];
  const line = { label, kind: vscode.QuickPickItemKind.Separator, kept: undefined };
  return [line, ...kept.map(itemOf)];
}

function itemOf(kept: KeptTrace) {
  const { name, beganAt, status, findings, revision, errand } = kept;
  const icon = status === 'stopped' ? '$(error)' : findings > 0 ? '$(warning)' : '$(pass)';
  const found = findings === 1 ? t('1 finding') : t('{0} findings', findings);
  return {
    label: `${icon} ${oneLine(name)}`,
    description: new Date(beganAt).toLocaleString(),
    detail: [errand, status, found, `MCP ${oneLine(revision)}`].join(' · '),
    kept,
  };
}
