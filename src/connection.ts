/** Composition of what is done with a server that is connected. Root of the `connection.js` bundle. */

import './host/language';

import * as vscode from 'vscode';
import { answerServer } from './host/answer-server';
import { type ConnectionCommands, connectionCommands } from './host/connection-commands';
import type { Connections } from './host/connections';
import type { FlowContext } from './host/flow-context';
import { createLiveServers } from './host/live-servers';
import { createResultFiles } from './host/result-files';

export interface ConnectionFeatures extends vscode.Disposable {
  readonly commands: ConnectionCommands;
}

/** All that is not needed before somebody connects. */
export function openConnections(
  context: FlowContext,
  connections: Connections,
): ConnectionFeatures {
  const { states, servers } = context;
  let channel: vscode.OutputChannel | undefined;
  const log = (): vscode.OutputChannel => {
    channel ??= vscode.window.createOutputChannel('MCP Servers (Auth Inspector)');
    return channel;
  };
  const results = createResultFiles();
  const live = createLiveServers({ context, connections, log, answer: answerServer });
  const unfollow = [
    // Whoever is signed out is not let go on with the old token.
    states.onDidChange((id) => {
      const entry = servers.config.find(id);
      if (entry === undefined || states.of(entry).kind !== 'sign-in-needed') return;
      if (connections.of(id)?.kind === 'open') void connections.close(id);
    }),
    servers.config.onDidChange(() => {
      for (const id of connections.ids)
        if (servers.config.find(id) === undefined) void connections.close(id);
    }),
  ];
  return {
    commands: connectionCommands({ context, connections, live, results, log }),
    dispose() {
      for (const each of unfollow) each.dispose();
      results.dispose();
      channel?.dispose();
    },
  };
}
