import * as vscode from 'vscode';
import type { FlowCommands } from './flow-commands';
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
    'mcpAuth.addAuth': (argument) => late().addAuth(argument),
    'mcpAuth.traceSignIn': (argument) => late().traceSignIn(argument),
    'mcpAuth.stepThroughSignIn': (argument) => late().stepThroughSignIn(argument),
    'mcpAuth.connect': (argument) => late().connect(argument),
    'mcpAuth.signOut': (argument) => late().signOut(argument),
    'mcpAuth.checkServer': (argument) => late().checkServer(argument),
    'mcpAuth.checkAllServers': () => late().checkAllServers(),
    'mcpAuth.checkToken': (argument) => late().checkToken(argument),
    'mcpAuth.probeRefusals': (argument) => late().probeRefusals(argument),
    'mcpAuth.deleteRegistration': (argument) => late().deleteRegistration(argument),
    'mcpAuth.writeClientDocument': () => late().writeClientDocument(),
    'mcpAuth.forgetOverrides': (argument) => late().forgetOverrides(argument),
    'mcpAuth.continue': () => late().continue(),
    'mcpAuth.next': () => late().next(),
    'mcpAuth.into': () => late().into(),
    'mcpAuth.pause': () => late().pause(),
    'mcpAuth.retry': () => late().retry(),
    'mcpAuth.restart': () => late().restart(),
    'mcpAuth.stop': () => late().stop(),
    'mcpAuth.rewindHere': () => late().rewindHere(),
    'mcpAuth.editAndResend': () => late().editAndResend(),
    'mcpAuth.continueAnyway': () => late().continueAnyway(),
    'mcpAuth.traceAs': () => late().traceAs(),
    'mcpAuth.toggleBreakpoint': () => late().toggleBreakpoint(),
    'mcpAuth.breakOnRequests': () => late().breakOnRequests(),
    'mcpAuth.breakOnFindings': () => late().breakOnFindings(),
    'mcpAuth.openFinding': (argument) => late().openFinding(argument),
    'mcpAuth.dismissFinding': (argument) => late().dismissFinding(argument),
    'mcpAuth.showDismissedFindings': (argument) => late().showDismissedFindings(argument),
    'mcpAuth.explainFinding': (argument) => late().explainFinding(argument),
    'mcpAuth.pasteRedirect': () => late().pasteRedirect(),
    'mcpAuth.copyReport': () => late().copyReport(),
    'mcpAuth.saveTrace': () => late().saveTrace(),
    'mcpAuth.openTrace': () => late().openTrace(),
    'mcpAuth.showLog': () => late().showLog(),
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
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}
