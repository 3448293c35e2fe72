import * as vscode from 'vscode';
import { checkToken } from './check-token';
import { deleteRegistration } from './delete-registration';
import { type FlowContext, startAndShow } from './flow-context';
import { probeRefusals } from './probe-refusals';
import { needsAsking } from './resolve-server';
import { movedNotice, restoration, unreadableNotice, valuesNotice } from './restoration';

/** Fills a panel that VS Code has opened again, without contacting anything. */
export async function restorePanel(
  context: FlowContext,
  opened: vscode.WebviewPanel,
): Promise<void> {
  // VS Code opens a panel again when its tab is looked at, and that may be after the next trace.
  if (context.panel.adopt(opened)) await restoreKept(context, false);
}

/** Goes on with the flow that was kept, now that the user has said so. */
export function resumeKept(context: FlowContext): Promise<void> {
  return restoreKept(context, true);
}

/** Begins what was traced before the reload anew. */
export async function traceKeptAgain(context: FlowContext): Promise<void> {
  const { keeper, servers } = context;
  const { kept } = keeper;
  const entry = kept && servers.config.find(kept.entry);
  if (kept === undefined || entry === undefined) return;
  const { errand, pause, revision } = kept;
  if (errand === 'check-token' && entry.kind === 'http') return checkToken(context, entry);
  if (errand === 'probe' && entry.kind === 'http') return probeRefusals(context, entry);
  if (errand === 'unregister' && entry.kind === 'http') return deleteRegistration(context, entry);
  await startAndShow(context, entry, { errand, pause, revision });
}

/** `asked`: the user is there to type in values. */
async function restoreKept(context: FlowContext, asked: boolean): Promise<void> {
  const { flows, keeper, panel, servers } = context;
  await servers.config.ready;
  const { kept } = keeper;
  // The server may stand in a file of the user, which is read only when it is needed.
  if (kept && servers.config.find(kept.entry) === undefined) await servers.config.readMachine();
  const entry = kept && servers.config.find(kept.entry);
  const text = await keeper.load();
  const found = restoration({
    kept,
    entry,
    text,
    trusted: vscode.workspace.isTrusted,
    asks: !asked && entry?.kind === 'http' && (await needsAsking(entry, context.ports.secrets)),
  });
  if (found.kind === 'notice') {
    panel.notify(found.notice);
    return;
  }
  const resumed = await flows.resume(found.entry, found.kept, found.text);
  if (resumed === undefined) panel.notify(valuesNotice(found.entry.name));
  else if (resumed === 'moved') panel.notify(movedNotice(found.entry.name));
  else if (resumed === 'unreadable') panel.notify(unreadableNotice(found.entry.name));
  else {
    const { flow } = resumed;
    // The code is shown anew only by the step that shows it.
    if (flow.trace().steps.some(({ id, state }) => id === 'device-token' && state === 'paused'))
      flow.rewind('device-approval');
    panel.show({ name: found.entry.name, source: flow, origin: 'restored' });
  }
}
