import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HttpServerEntry } from '../model/server';
import type { JudgedTrace } from '../model/trace';
import { checkedAllWords, findingWords } from './check-words';
import { type FlowContext, showBegun } from './flow-context';
import type { ActiveFlow } from './flows';
import { variablesOf } from './resolve-server';
import { trusted } from './trusted';

/** Servers that are checked at the same time. */
const atOnce = 4;

interface Checked {
  readonly begun: ActiveFlow;
  readonly trace: JudgedTrace;
}

/** Learns what can be known of a server without signing in. The panel opens only on request. */
export async function checkServer(context: FlowContext, entry: HttpServerEntry): Promise<void> {
  const checked = await underWay(t('Checking {0}', entry.name), (called) =>
    check(context, entry, called),
  );
  if (checked === undefined || checked.trace.status === 'cancelled') return;
  const words = t(
    '{0} checked without signing in: {1}.',
    entry.name,
    findingWords([checked.trace]),
  );
  await offerTraces(context, words, [checked]);
}

/** The same for every server of the workspace; nobody is asked for the value of a variable. */
export async function checkAllServers(context: FlowContext): Promise<void> {
  if (!(await trusted())) return;
  const { config } = context.servers;
  await config.ready;
  const entries = config.files
    .flatMap(({ servers }) => servers)
    .filter((entry): entry is HttpServerEntry => entry.kind === 'http');
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(
      t('No server of this workspace is reached over HTTP.'),
    );
    return;
  }
  const asks = (entry: HttpServerEntry): boolean =>
    variablesOf(entry).some(({ kind }) => kind === 'input');
  const checked = await underWay(t('Checking all servers'), async (called) => {
    const all: Checked[] = [];
    const left = entries.filter((entry) => !asks(entry)).values();
    const worker = async (): Promise<void> => {
      for (const entry of left) {
        if (called.isCancellationRequested) return;
        const one = await check(context, entry, called);
        if (one !== undefined) all.push(one);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return all.filter(({ trace }) => trace.status !== 'cancelled');
  });
  const traces = checked.map(({ trace }) => trace);
  const left = entries.filter(asks).map(({ name }) => name);
  await offerTraces(context, checkedAllWords({ traces, left }), checked);
}

async function check(
  { flows }: FlowContext,
  entry: HttpServerEntry,
  called: vscode.CancellationToken,
): Promise<Checked | undefined> {
  const begun = await flows.run(entry, { errand: 'check', pause: 'trace' });
  if (begun === undefined) return undefined;
  const watch = called.onCancellationRequested(() => begun.flow.stop());
  const trace = await begun.flow.ended().catch(() => undefined);
  watch.dispose();
  return trace && { begun, trace };
}

function underWay<T>(
  title: string,
  work: (called: vscode.CancellationToken) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, called) =>
    work(called),
  );
}

async function offerTraces(
  context: FlowContext,
  text: string,
  checked: readonly Checked[],
): Promise<void> {
  const show = t('Show Trace');
  const offers = checked.length === 0 ? [] : [show];
  if ((await vscode.window.showInformationMessage(text, ...offers)) !== show) return;
  const [first, ...others] = checked;
  const chosen = others.length === 0 ? first : (await pick(checked))?.checked;
  if (chosen !== undefined) showBegun(context, chosen.begun);
}

function pick(all: readonly Checked[]) {
  const choices = all.map((checked) => ({
    label: checked.begun.entry.name,
    description: findingWords([checked.trace]),
    checked,
  }));
  return vscode.window.showQuickPick(choices, { title: t('Show Trace') });
}
