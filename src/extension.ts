/** Composition root of the extension: what is there from the start, and the way to all else. */

import './host/language';

import * as vscode from 'vscode';
import type { ConnectionFeatures } from './connection';
import type { FlowFeatures } from './flows';
import { createAddedServers } from './host/added-servers';
import { createAuthStates } from './host/auth-states';
import { registerCommands } from './host/commands';
import { watchConfig } from './host/config-watcher';
import { createConnections } from './host/connections';
import { registerRulePages } from './host/explain';
import { registerFindingActions } from './host/finding-actions';
import { registerFindingProblems } from './host/finding-problems';
import { createFindings } from './host/findings';
import { loadConnection } from './host/load-connection';
import { loadDiscovery } from './host/load-discovery';
import { loadFlows } from './host/load-flows';
import { panelType } from './host/panel-type';
import { registerProblems } from './host/problems';
import { registerWithVscode } from './host/registered-servers';
import { secretStore } from './host/secrets';
import { registerServersView } from './host/servers-view';
import { settings } from './host/settings';

let endSessions: () => Promise<void> = async () => {};

export function activate(context: vscode.ExtensionContext): void {
  const secrets = secretStore(context.secrets);
  const added = createAddedServers(context.globalState);
  const config = watchConfig({
    discovery: settings.discovery,
    added: added.files,
    onDidChangeAdded: added.onDidChange,
  });
  const states = createAuthStates(secrets);
  const connections = createConnections();
  endSessions = connections.closeAll;
  const registered = registerWithVscode(context.globalState, config);
  const findings = createFindings(context.workspaceState, (files) =>
    loadDiscovery().judgeFiles(files),
  );
  // Before all that shows findings, so that they are those of the files that are shown.
  context.subscriptions.push(config.onDidChange((files) => findings.configured(files)));
  const view = registerServersView(context, {
    config,
    authState: states.of,
    findings,
    connections,
    now: Date.now,
  });
  let features: FlowFeatures | undefined;
  const late = (): FlowFeatures => {
    features ??= loadFlows().openFlows(context, { config, view }, states, findings);
    return features;
  };
  let connected: ConnectionFeatures | undefined;
  const lateConnected = (): ConnectionFeatures => {
    connected ??= loadConnection().openConnections(late().context, connections);
    return connected;
  };

  context.subscriptions.push(
    added,
    config,
    states,
    registerProblems(config),
    registerFindingProblems(config, findings),
    registerFindingActions(config, findings),
    {
      // What files bring, the view draws with the files.
      dispose: findings.onDidChange((id) => {
        if (id !== undefined) view.refresh(id);
      }),
    },
    registerRulePages(),
    states.onDidChange((id) => view.refresh(id)),
    config.onDidChange((files) => void states.recall(files.flatMap((file) => file.servers))),
    registerCommands(
      { config, view },
      { added, registered, secrets },
      {
        flows: () => late().commands,
        connections: () => lateConnected().commands,
      },
    ),
    vscode.window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: (panel) => late().restore(panel),
    }),
    connections,
    registered,
    { dispose: () => connected?.dispose() },
    { dispose: () => features?.dispose() },
  );
}

/** VS Code waits for it, so that no server that was started outlives the window. */
export function deactivate(): Promise<void> {
  return endSessions();
}
