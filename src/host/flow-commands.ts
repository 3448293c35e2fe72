import type * as vscode from 'vscode';
import type { ServerEntry } from '../model/server';
import { addAuth, verifyServer } from './add-auth';
import { continueAnyway, forgetOverrides, traceAs } from './change-rules';
import { checkAllServers, checkServer } from './check-server';
import { checkToken } from './check-token';
import { writeClientDocument } from './client-document';
import { compareTraces, traceHistory } from './compare-traces';
import { deleteRegistration } from './delete-registration';
import { dismissFinding, showDismissed } from './dismiss';
import { editAndResend } from './edit-and-resend';
import { explainFinding } from './explain';
import { copyAsCurl, copyReport, exportTrace } from './exports';
import { fixFinding } from './fix-finding';
import { type FlowContext, startAndShow } from './flow-context';
import type { FlowWish } from './flows';
import { newServer } from './new-server';
import { openFinding } from './open-finding';
import { pickServer } from './pick-server';
import { probeRefusals } from './probe-refusals';
import { runBanner } from './run-banner';
import { runVerb } from './run-verb';
import { signOut } from './sign-out';
import { breakOnFindings, breakOnRequests, rewindHere, toggleBreakpoint } from './step-commands';
import { openTrace, saveTrace } from './trace-files';
import { changeSettings, traceWithSettings } from './trace-with-settings';
import { trusted } from './trusted';

/** What the commands of the manifest do that need a flow, a panel or a store. */
export type FlowCommands = ReturnType<typeof flowCommands>;

/** The commands by the end of their ids. Each takes what VS Code calls it with. */
export function flowCommands(
  context: FlowContext,
  state: vscode.Memento,
  log: () => vscode.LogOutputChannel,
) {
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
    addAuth: (argument: unknown) => addAuth(context, state, argument),
    newServer: () => newServer(state),
    fixFinding: (argument: unknown) => fixFinding(context, state, argument),
    verifyServer: (argument: unknown) => verifyServer(context, argument),
    traceSignIn: trace({ errand: 'sign-in', pause: 'trace' }),
    stepThroughSignIn: trace({ errand: 'sign-in', pause: 'step' }),
    traceWithSettings: onServer(traceWithSettings),
    changeSettings: () => changeSettings(context),
    traceSavedSignIn: trace({ errand: 'reconnect', pause: 'trace' }),
    signOut: onServer(signOut),
    checkServer: onServer(checkServer),
    checkAllServers: () => checkAllServers(context),
    checkToken: onServer(checkToken),
    probeRefusals: onServer(probeRefusals),
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
    dismissFinding: (argument: unknown) => dismissFinding(context, argument),
    showDismissedFindings: (argument: unknown) => showDismissed(context, argument),
    openFinding: (argument: unknown) => openFinding(context, argument),
    explainFinding: (argument: unknown) =>
      explainFinding(argument, context.panel.shown?.source.trace()),
    pasteRedirect: () => runBanner('paste-redirect', context),
    copyReport: () => copyReport(context),
    copyAsCurl: () => copyAsCurl(context),
    searchTrace: () => context.panel.search(),
    saveTrace: () => saveTrace(context),
    exportTrace: () => exportTrace(context),
    openTrace: () => openTrace(context),
    compareTraces: () => compareTraces(context),
    traceHistory: (argument: unknown) => traceHistory(context, argument),
    showLog: () => log().show(),
  };
}
