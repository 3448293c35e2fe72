import * as vscode from 'vscode';
import type { SecretStore } from '../model/ports';
import type { ServerEntry } from '../model/server';
import type { AddedServers } from './added-servers';
import { forgetAskedValues } from './asked-values';
import type { FlowCommands } from './flow-commands';
import { pickServer, type ServerChoice } from './pick-server';
import { openPlace } from './server-item';

/**
 * Registers every command of the manifest; a test holds the two lists against each other. What needs
 * a flow comes from `late`, which is called when one of those is used.
 */
export function registerCommands(
  servers: ServerChoice,
  { added, secrets }: { readonly added: AddedServers; readonly secrets: SecretStore },
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
    'mcpAuth.addServer': () => added.add(),
    'mcpAuth.importServers': () => added.importFile(),
    'mcpAuth.removeServer': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio'], isAdded);
      if (entry !== undefined) await added.remove(entry);
    },
    'mcpAuth.groupByClient': () => servers.view.group('client'),
    'mcpAuth.showEachServerOnce': () => servers.view.group('once'),
    'mcpAuth.forgetInputs': async () => {
      const forgotten = await forgetAskedValues(secrets);
      const what = forgotten === 1 ? '1 value is' : `${forgotten} values are`;
      void vscode.window.showInformationMessage(
        `${what} forgotten that you had typed in for variables of configuration files.`,
      );
    },
    'mcpAuth.openConfiguration': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio', 'broken']);
      if (entry === undefined || isAdded(entry)) return;
      const { command, arguments: args } = openPlace(entry.place);
      await vscode.commands.executeCommand(command, ...(args ?? []));
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

function isAdded({ source }: ServerEntry): boolean {
  return source?.scope === 'added';
}
