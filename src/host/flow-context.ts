import * as vscode from 'vscode';
import type { Ports } from '../model/ports';
import type { ServerEntry } from '../model/server';
import type { AuthStates } from './auth-states';
import type { Breakpoints } from './breakpoints';
import type { Findings } from './findings';
import type { FlowKeeper } from './flow-keeper';
import type { ActiveFlow, Flows, FlowWish } from './flows';
import type { TraceHistory } from './history';
import type { Overrides } from './overrides';
import type { ServerChoice } from './pick-server';
import type { Redirects } from './redirect';
import type { TracePanel } from './trace-panel';

/** What the commands on flows share. */
export interface FlowContext {
  readonly flows: Flows;
  readonly panel: TracePanel;
  readonly servers: ServerChoice;
  readonly states: AuthStates;
  readonly findings: Findings;
  readonly overrides: Overrides;
  readonly breakpoints: Breakpoints;
  readonly redirects: Redirects;
  readonly keeper: FlowKeeper;
  readonly history: TraceHistory;
  readonly ports: Ports;
}

/** Starts a flow, shows it, and sets it in motion. */
export async function startAndShow(
  { flows, panel }: FlowContext,
  entry: ServerEntry,
  wish: FlowWish,
): Promise<void> {
  if (vscode.workspace.isTrusted) panel.open();
  const started = await flows.start(entry, wish);
  if (started === undefined) return panel.closeEmpty();
  panel.show({ name: entry.name, source: started.flow, origin: 'live' });
  started.flow.go('continue');
}

/** Shows a flow that ran beside the active one, in its place. */
export function showBegun({ flows, panel }: FlowContext, begun: ActiveFlow): void {
  flows.adopt(begun);
  panel.show({ name: begun.entry.name, source: begun.flow, origin: 'live' });
}

/** Whether nobody would miss the trace that is shown: there is none, or it has come to its end. */
export function panelIsFree({ flows }: FlowContext): boolean {
  const status = flows.active?.flow.trace().status;
  return status === undefined || !['ready', 'running', 'paused'].includes(status);
}

/** Says something that needs no answer. */
export function say(text: string): void {
  void vscode.window.showInformationMessage(text);
}
