/** Composition root of the extension: builds the ports and registers the features. */

import * as vscode from 'vscode';
import { registerCommands, runBanner, runVerb } from './host/commands';
import { watchConfig } from './host/config-watcher';
import { createFlows } from './host/flows';
import { vscodePorts } from './host/ports';
import { registerProblems } from './host/problems';
import { createRedirects } from './host/redirect';
import { registerServersView } from './host/servers-view';
import { settings } from './host/settings';
import { createTracePanel, type TracePanel } from './host/trace-panel';
import { createRedactor } from './oauth/redact';

export function activate(context: vscode.ExtensionContext): void {
  let channel: vscode.LogOutputChannel | undefined;
  const log = (): vscode.LogOutputChannel => {
    channel ??= vscode.window.createOutputChannel('MCP Auth Inspector', { log: true });
    return channel;
  };
  const redirects = createRedirects(settings.redirectPort);
  const ports = vscodePorts(context, redirects, (message) =>
    log().info(createRedactor([]).text(message)),
  );

  const config = watchConfig();
  const flows = createFlows(ports);
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
      onBanner: (action) => void runBanner(action, { flows, redirects }),
    });
    return panel;
  };

  context.subscriptions.push(
    config,
    flows,
    registerProblems(config),
    flows.onDidChangeState((id) => view.refresh(id)),
    config.onDidChange((files) => void flows.recall(files.flatMap((file) => file.servers))),
    registerCommands({
      config,
      view,
      flows,
      panel: tracePanel,
      redirects,
      showLog: () => log().show(),
    }),
    { dispose: () => panel?.dispose() },
    { dispose: () => channel?.dispose() },
  );
}
