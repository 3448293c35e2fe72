import * as vscode from 'vscode';
import type { Errand } from '../model/errand';
import type { BannerAction, Verb } from '../model/messages';
import type { SecretStore } from '../model/ports';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import {
  breakOnRequests,
  continueAnyway,
  type FlowCommandDeps,
  resend,
  rewindHere,
  traceAs,
} from './flow-commands';
import type { Flows } from './flows';
import { loadCore } from './load-core';
import { openExternal } from './ports';
import { pastedProblem, type Redirects } from './redirect';
import { isServerItem, openPlace } from './server-item';
import type { ServersView } from './servers-view';
import { settings } from './settings';
import { checkToken, deleteRegistration, signOut, writeClientDocument } from './token-commands';

export interface CommandDeps extends FlowCommandDeps {
  readonly config: ConfigWatcher;
  readonly view: ServersView;
  readonly secrets: SecretStore;
  readonly redirects: Redirects;
  readonly showLog: () => void;
}

/** Registers every command of the manifest; a test holds the two lists against each other. */
export function registerCommands(deps: CommandDeps): vscode.Disposable {
  const { config, view, flows } = deps;

  const trace = (errand: Errand, pause: 'trace' | 'step') => async (argument: unknown) => {
    if (!(await trusted())) return;
    const entry = await pick(argument, deps, ['http', 'stdio']);
    if (entry === undefined) return;
    const active = await flows.start(entry, errand, pause);
    if (active === undefined) return;
    deps.panel().show(active);
    active.flow.go('continue');
  };

  const table: { readonly [command: string]: (argument: unknown) => unknown } = {
    'mcpAuth.traceSignIn': trace('sign-in', 'trace'),
    'mcpAuth.stepThroughSignIn': trace('sign-in', 'step'),
    'mcpAuth.connect': trace('reconnect', 'trace'),
    'mcpAuth.signOut': async (argument) => {
      const entry = await pick(argument, deps, ['http']);
      if (entry !== undefined) await signOut(entry, deps);
    },
    'mcpAuth.checkToken': async (argument) => {
      if (!(await trusted())) return;
      const entry = await pick(argument, deps, ['http']);
      if (entry !== undefined) await checkToken(entry, deps);
    },
    'mcpAuth.deleteRegistration': async (argument) => {
      if (!(await trusted())) return;
      const entry = await pick(argument, deps, ['http']);
      if (entry?.kind !== 'http') return;
      await deleteRegistration(entry, loadCore().registrationStore(deps.secrets), deps);
    },
    'mcpAuth.writeClientDocument': () => writeClientDocument(settings.redirectPort()),
    'mcpAuth.forgetOverrides': async (argument) => {
      const entry = await pick(argument, deps, ['http']);
      if (entry?.kind !== 'http') return;
      const count = await deps.overrides.clear(entry.url);
      void vscode.window.showInformationMessage(
        count === 0
          ? `Nothing is stepped past at ${entry.name}.`
          : `Every stop counts again at ${entry.name}.`,
      );
    },
    'mcpAuth.rewindHere': () => rewindHere(deps),
    'mcpAuth.editAndResend': () => resend(deps),
    'mcpAuth.continueAnyway': () => continueAnyway(deps),
    'mcpAuth.traceAs': () => traceAs(deps),
    'mcpAuth.toggleBreakpoint': () => {
      const step = deps.panel().selectedStep();
      if (step !== undefined) deps.breakpoints.toggleStep(step);
    },
    'mcpAuth.breakOnRequests': () => breakOnRequests(deps),
    'mcpAuth.retry': () => runVerb('retry', flows),
    'mcpAuth.refreshServers': async () => {
      await config.reload();
      view.refresh();
    },
    'mcpAuth.openConfiguration': async (argument) => {
      const entry = await pick(argument, deps, ['http', 'stdio', 'broken']);
      if (entry === undefined) return;
      const { command, arguments: args } = openPlace(entry.place);
      await vscode.commands.executeCommand(command, ...(args ?? []));
    },
    'mcpAuth.continue': () => runVerb('continue', flows),
    'mcpAuth.next': () => runVerb('next', flows),
    'mcpAuth.into': () => runVerb('into', flows),
    'mcpAuth.pause': () => runVerb('pause', flows),
    'mcpAuth.restart': () => runVerb('restart', flows),
    'mcpAuth.stop': () => runVerb('stop', flows),
    'mcpAuth.pasteRedirect': () => runBanner('paste-redirect', deps),
    'mcpAuth.copyReport': () => runBanner('copy-report', deps),
    'mcpAuth.showLog': deps.showLog,
  };
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

/** Does what a button or key asks of the flow; nothing when no flow is shown. */
export function runVerb(verb: Verb, flows: Flows): void {
  const flow = flows.active?.flow;
  if (flow === undefined) return;
  switch (verb) {
    case 'continue':
    case 'next':
    case 'into':
      flow.go(verb);
      break;
    case 'pause':
      flow.pause();
      break;
    case 'restart':
      flow.restart();
      break;
    case 'retry':
      flow.retry();
      break;
    case 'stop':
      flow.stop();
      break;
  }
}

/** Does what a button of the line under the toolbar asks. */
export async function runBanner(
  action: BannerAction,
  deps: FlowCommandDeps & Pick<CommandDeps, 'redirects'>,
): Promise<void> {
  const { flows, redirects } = deps;
  const flow = flows.active?.flow;
  if (flow === undefined) return;
  const login = flow.loginUrl();
  switch (action) {
    case 'open-browser-again':
      if (login !== undefined) await openExternal(login);
      return;
    case 'copy-login-url':
      if (login !== undefined) await vscode.env.clipboard.writeText(login);
      return;
    case 'copy-report':
      await vscode.env.clipboard.writeText(loadCore().plainReport(flow.trace()));
      return;
    case 'continue-anyway':
      return continueAnyway(deps);
    case 'trace-as':
      return traceAs(deps);
    case 'paste-redirect': {
      const text = await vscode.window.showInputBox({
        title: 'Paste Redirected URL',
        prompt:
          'The whole address that the browser was sent to after the login, even if the page did not load.',
        ignoreFocusOut: true,
        validateInput: (value) => (value === '' ? undefined : pastedProblem(value)),
      });
      if (text === undefined || pastedProblem(text) !== undefined) return;
      if (!redirects.paste(text.trim())) {
        void vscode.window.showInformationMessage(
          'No login is waiting for an address any more. Restart begins a new one.',
        );
      }
    }
  }
}

/** An untrusted workspace chooses the addresses that would be contacted, so nothing is. */
async function trusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const answer = await vscode.window.showWarningMessage(
    'This workspace is not trusted, so its servers are listed and not contacted.',
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

async function pick(
  argument: unknown,
  { config, view }: CommandDeps,
  kinds: readonly ServerEntry['kind'][],
): Promise<ServerEntry | undefined> {
  const given = isServerItem(argument) ? config.find(argument.entry.id) : undefined;
  if (given !== undefined) return kinds.includes(given.kind) ? given : undefined;
  await config.ready;
  const choices = config.files.flatMap((file) =>
    file.servers
      .filter((entry) => kinds.includes(entry.kind))
      .map((entry) => ({ label: entry.name, description: file.label, entry })),
  );
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      'No MCP server is configured in this workspace. Add one to .vscode/mcp.json.',
    );
    return undefined;
  }
  const chosen = view.selected?.entry.id;
  const sorted = choices.toSorted(
    (a, b) => Number(b.entry.id === chosen) - Number(a.entry.id === chosen),
  );
  return (
    await vscode.window.showQuickPick(sorted, { title: 'MCP Server', matchOnDescription: true })
  )?.entry;
}
