import type * as vscode from 'vscode';
import type { ServerEntry } from '../model/server';
import { continueAnyway, forgetOverrides, traceAs } from './change-rules';
import { checkAllServers, checkServer } from './check-server';
import { checkToken } from './check-token';
import { writeClientDocument } from './client-document';
import { deleteRegistration } from './delete-registration';
import { editAndResend } from './edit-and-resend';
import { type FlowContext, startAndShow } from './flow-context';
import type { FlowWish } from './flows';
import { pickServer } from './pick-server';
import { runBanner } from './run-banner';
import { runVerb } from './run-verb';
import { signOut } from './sign-out';
import { breakOnFindings, breakOnRequests, rewindHere, toggleBreakpoint } from './step-commands';
import { openTrace, saveTrace } from './trace-files';
import { trusted } from './trusted';

/** What the commands of the manifest do that need a flow, a panel or a store. */
export type FlowCommands = ReturnType<typeof flowCommands>;

/** The commands by the end of their ids. Each takes what VS Code calls it with. */
export function flowCommands(context: FlowContext, log: () => vscode.LogOutputChannel) {
  const { servers, flows } = context;

  const trace = (wish: FlowWish) => async (argument: unknown) => {
    if (!(await trusted())) return;
    const entry = await pickServer(argument, servers, ['http', 'stdio']);
    if (entry !== undefined) await startAndShow(context, entry, wish);
  };
  const onServer =
    (run: (context: FlowContext, entry: Extract<ServerEntry, { kind: 'http' }>) => Promise<void>) =>
    async (argument: unknown) => {
      const entry = await pickServer(argument, servers, ['http']);
      if (entry !== undefined) await run(context, entry);
    };

  return {
    traceSignIn: trace({ errand: 'sign-in', pause: 'trace' }),
    stepThroughSignIn: trace({ errand: 'sign-in', pause: 'step' }),
    connect: trace({ errand: 'reconnect', pause: 'trace' }),
    signOut: onServer(signOut),
    checkServer: onServer(checkServer),
    checkAllServers: () => checkAllServers(context),
    checkToken: onServer(checkToken),
    deleteRegistration: onServer(deleteRegistration),
    writeClientDocument,
    forgetOverrides: async (argument: unknown) =>
      forgetOverrides(
        context,
        argument === undefined ? undefined : await pickServer(argument, servers, ['http']),
      ),
    continue: () => runVerb('continue', flows),
    next: () => runVerb('next', flows),
    into: () => runVerb('into', flows),
    pause: () => runVerb('pause', flows),
    retry: () => runVerb('retry', flows),
    restart: () => runVerb('restart', flows),
    stop: () => runVerb('stop', flows),
    rewindHere: () => rewindHere(context),
    editAndResend: () => editAndResend(context),
    continueAnyway: () => continueAnyway(context),
    traceAs: () => traceAs(context),
    toggleBreakpoint: () => toggleBreakpoint(context),
    breakOnRequests: () => breakOnRequests(context),
    breakOnFindings: () => breakOnFindings(context),
    pasteRedirect: () => runBanner('paste-redirect', context),
    copyReport: () => runBanner('copy-report', context),
    saveTrace: () => saveTrace(context),
    openTrace: () => openTrace(context),
    showLog: () => log().show(),
  };
}
