/** Composition of flows, trace panel and their commands. Root of the `flows.js` bundle. */

import './host/language';

import * as vscode from 'vscode';
import type { AuthStates } from './host/auth-states';
import { createBreakpoints } from './host/breakpoints';
import { forgetOverrides } from './host/change-rules';
import { dismissalsOf, dismissShown } from './host/dismiss-shown';
import { editUpcoming, resend } from './host/edit-and-resend';
import { explainRule } from './host/explain';
import { copyAsCurl } from './host/exports';
import type { Findings } from './host/findings';
import { type FlowCommands, flowCommands } from './host/flow-commands';
import type { FlowContext } from './host/flow-context';
import { createFlowKeeper } from './host/flow-keeper';
import { createFlows } from './host/flows';
import { createHistory } from './host/history';
import { earlierThan } from './host/history-index';
import { loadCore } from './host/load-core';
import { createOverrides } from './host/overrides';
import type { ServerChoice } from './host/pick-server';
import { vscodePorts } from './host/ports';
import { createRedirects } from './host/redirect';
import { restorePanel } from './host/restore';
import { runBanner } from './host/run-banner';
import { runVerb } from './host/run-verb';
import { settings } from './host/settings';
import {
  breakOnFindings,
  breakOnRequests,
  rewindHere,
  toggleBreakpoint,
} from './host/step-commands';
import { createTracePanel, type PanelIntent } from './host/trace-panel';
import { changeSettings } from './host/trace-with-settings';
import type { PanelCommand } from './model/messages';
import { createFlowStore } from './oauth/flow-store';

export interface FlowFeatures extends vscode.Disposable {
  readonly commands: FlowCommands;
  /** For what is built on flows. */
  readonly context: FlowContext;
  /** Fills a panel that VS Code has opened again after a reload. */
  restore(opened: vscode.WebviewPanel): Promise<void>;
}

/** All that is not needed before somebody uses it. */
export function openFlows(
  extension: vscode.ExtensionContext,
  servers: ServerChoice,
  states: AuthStates,
  findings: Findings,
): FlowFeatures {
  const { workspaceState: state, extensionUri } = extension;
  let channel: vscode.LogOutputChannel | undefined;
  const log = (): vscode.LogOutputChannel => {
    channel ??= vscode.window.createOutputChannel('MCP Auth Inspector', { log: true });
    return channel;
  };
  const redirects = createRedirects(settings.redirectPort);
  const ports = vscodePorts(extension, redirects, (message) =>
    log().info(loadCore().redacted(message)),
  );
  const overrides = createOverrides(state);
  const breakpoints = createBreakpoints(state);
  const keeper = createFlowKeeper({
    state,
    store: createFlowStore(ports.secrets, ports.now),
    newId: () => crypto.randomUUID(),
    log: ports.log,
  });
  const history = createHistory(extension, ports.log);
  const flows = createFlows({
    ...{ ports, states, findings, history, overrides, breakpoints, keeper },
  });
  const panel = createTracePanel({
    extensionUri,
    breakpoints,
    dismissals: (shown) => dismissalsOf(shown, context),
    hasEarlier: (trace) => earlierThan(trace, history.kept).length > 0,
    onIntent: (intent) => void act(intent, context),
    onClose: () => flows.end(),
  });
  const unfollow = findings.onDidChange(() => panel.refresh());
  const context: FlowContext = {
    flows,
    panel,
    servers,
    states,
    findings,
    overrides,
    breakpoints,
    redirects,
    keeper,
    history,
    ports,
  };
  return {
    commands: flowCommands(context, state, log),
    context,
    restore: (opened) => restorePanel(context, opened),
    dispose() {
      // First of all, so that the flow that ends with the window is kept.
      keeper.dispose();
      unfollow();
      flows.dispose();
      panel.dispose();
      channel?.dispose();
    },
  };
}

async function act(intent: PanelIntent, context: FlowContext): Promise<void> {
  switch (intent.type) {
    case 'verb':
      return runVerb(intent.verb, context.flows);
    case 'rewind':
      return rewindHere(context, intent.step);
    case 'breakpoint':
      return toggleBreakpoint(context, intent.step);
    case 'resend':
      return resend(context, intent.exchange);
    case 'copy-curl':
      return copyAsCurl(context, intent.exchange);
    case 'dismiss':
    case 'restore':
      return dismissShown(intent.type, intent.rule, context);
    case 'banner':
      return runBanner(intent.action, context);
    case 'command':
      return runPanelCommand(intent.command, context);
    case 'fix':
      await vscode.commands.executeCommand('mcpAuth.fixFinding', intent.rule);
      return;
    case 'explain':
      return explainRule(intent.rule, context.panel.shown?.source.trace().revision);
  }
}

async function runPanelCommand(command: PanelCommand, context: FlowContext): Promise<void> {
  switch (command) {
    case 'edit-upcoming':
      return editUpcoming(context);
    case 'change-settings':
      return changeSettings(context);
    case 'break-on-requests':
      return breakOnRequests(context);
    case 'break-on-findings':
      return breakOnFindings(context);
    case 'forget-overrides':
      return forgetOverrides(context, context.flows.active?.entry);
  }
}
