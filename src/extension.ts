/** Composition root of the extension: builds the ports and registers the features. */

import * as vscode from 'vscode';
import { createBreakpoints } from './host/breakpoints';
import { registerCommands, runBanner, runVerb } from './host/commands';
import { watchConfig } from './host/config-watcher';
import { editUpcoming, resend, rewindHere } from './host/flow-commands';
import { createFlows } from './host/flows';
import { loadCore } from './host/load-core';
import { createOverrides } from './host/overrides';
import { vscodePorts } from './host/ports';
import { registerProblems } from './host/problems';
import { createRedirects } from './host/redirect';
import { registerServersView } from './host/servers-view';
import { settings } from './host/settings';
import { createTracePanel, type TracePanel } from './host/trace-panel';

export function activate(context: vscode.ExtensionContext): void {
  let channel: vscode.LogOutputChannel | undefined;
  const log = (): vscode.LogOutputChannel => {
    channel ??= vscode.window.createOutputChannel('MCP Auth Inspector', { log: true });
    return channel;
  };
  const redirects = createRedirects(settings.redirectPort);
  const ports = vscodePorts(context, redirects, (message) =>
    log().info(loadCore().redacted(message)),
  );

  const config = watchConfig();
  const overrides = createOverrides(context.workspaceState);
  const breakpoints = createBreakpoints(context.workspaceState);
  const flows = createFlows({ ports, overrides, breakpoints });
  const view = registerServersView(context, {
    config,
    authState: (entry) => flows.authState(entry),
    now: ports.now,
  });
  let panel: TracePanel | undefined;
  const tracePanel = (): TracePanel => {
    panel ??= createTracePanel({
      extensionUri: context.extensionUri,
      onVerb: (verb) => runVerb(verb, flows),
      onBanner: (action) => void runBanner(action, deps),
      onRewind: (step) => rewindHere(deps, step),
      onResend: (exchange) => void resend(deps, exchange),
      onEditUpcoming: () => void editUpcoming(deps),
      breakpoints,
    });
    return panel;
  };

  const deps = { flows, panel: tracePanel, overrides, breakpoints, redirects };

  context.subscriptions.push(
    config,
    flows,
    registerProblems(config),
    flows.onDidChangeState((id) => view.refresh(id)),
    config.onDidChange((files) => void flows.recall(files.flatMap((file) => file.servers))),
    breakpoints,
    registerCommands({
      ...deps,
      config,
      view,
      secrets: ports.secrets,
      showLog: () => log().show(),
    }),
    { dispose: () => panel?.dispose() },
    { dispose: () => channel?.dispose() },
  );
}
