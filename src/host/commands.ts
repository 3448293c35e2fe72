import * as vscode from 'vscode';
import type { FlowCommands } from './flow-commands';
import { lateCommands } from './late-commands';
import { pickServer, type ServerChoice } from './pick-server';
import { openPlace } from './server-item';

/**
 * Registers every command of the manifest; a test holds the two lists against each other. What needs
 * a flow comes from `late`, which is called when one of those is used.
 */
export function registerCommands(
  servers: ServerChoice,
  late: () => FlowCommands,
): vscode.Disposable {
  const table: { readonly [command: string]: (argument: unknown) => unknown } = {
    'mcpAuth.refreshServers': async () => {
      await servers.config.reload();
      servers.view.refresh();
    },
    'mcpAuth.openConfiguration': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio', 'broken']);
      if (entry === undefined) return;
      const { command, arguments: args } = openPlace(entry.place);
      await vscode.commands.executeCommand(command, ...(args ?? []));
    },
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) => registerCommand(id, run)),
    ...lateCommands.map((name) =>
      registerCommand(`mcpAuth.${name}`, (argument: unknown) => late()[name](argument)),
    ),
  );
}
