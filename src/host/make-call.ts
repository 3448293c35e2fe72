import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { CallOutcome, LiveRequest, LiveSession } from '../model/live-session';
import type { ServerEntry } from '../model/server';
import { callDocument } from '../report/call-document';
import { picturesOf } from '../report/result-media';
import type { FlowContext } from './flow-context';
import type { LiveServers } from './live-servers';
import type { ResultFiles } from './result-files';
import { stepUp } from './step-up';

export interface CallContext {
  readonly context: FlowContext;
  readonly live: LiveServers;
  readonly results: ResultFiles;
}

export interface Call {
  readonly entry: ServerEntry;
  readonly session: LiveSession;
  readonly request: LiveRequest;
  /** The tool, prompt or resource, by its name. */
  readonly name: string;
}

/**
 * Makes a call, which the user can call off, and shows what came of it. A session that the server has
 * forgotten is opened once more; a token that is no longer
 * taken is renewed once; where a scope lacks, signing in with more is offered.
 */
export async function makeCall(around: CallContext, call: Call, again = false): Promise<void> {
  const { live } = around;
  let outcome = await underWay(call, live);
  if (outcome.kind === 'session-lost' && !again) {
    const session = await live.reconnect(call.entry);
    if (session === undefined) return;
    return makeCall(around, { ...call, session }, true);
  }
  if (outcome.kind === 'refused' && call.entry.kind === 'http') {
    const wider = await stepUp(around, call, outcome);
    if (wider.kind === 'ended') return;
    if (wider.kind === 'called') return show(around, call, wider.outcome);
    if (wider.kind === 'again') outcome = await underWay(call, live);
  }
  await show(around, call, outcome);
  if (outcome.kind !== 'answered' || call.entry.kind !== 'http') return;
  const wider = await stepUp(around, call, outcome);
  if (wider.kind === 'again') await show(around, call, await underWay(call, live));
}

function underWay(
  { entry, session, request, name }: Call,
  live: LiveServers,
): Promise<CallOutcome> {
  const title = t('{0} on {1}', oneLine(name), oneLine(entry.name));
  return Promise.resolve(
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, cancelled) => {
        const stop = new AbortController();
        cancelled.onCancellationRequested(() => stop.abort());
        let before = 0;
        return session.request(request, {
          signal: stop.signal,
          onProgress({ done, total, message }) {
            const share = total === undefined || total <= 0 ? 0 : (100 * done) / total;
            const words =
              message ?? (total === undefined ? `${done}` : t('{0} of {1}', done, total));
            progress.report({
              message: oneLine(live.redacted(entry, words), 200),
              increment: Math.max(0, share - before),
            });
            before = Math.max(before, share);
          },
        });
      },
    ),
  );
}

async function show(
  { live, results }: CallContext,
  { entry, name }: Call,
  outcome: CallOutcome,
): Promise<void> {
  if (outcome.kind === 'cancelled') return;
  const server = oneLine(entry.name);
  if (outcome.kind !== 'answered') {
    const why =
      outcome.kind === 'failed'
        ? oneLine(live.redacted(entry, outcome.message), 300)
        : outcome.kind === 'refused'
          ? t('the server refused it with {0}.', outcome.status)
          : t('the server no longer knows the session.');
    void vscode.window.showErrorMessage(t('{0} on {1} failed: {2}', oneLine(name), server, why));
    return;
  }
  const title = `${oneLine(name, 100)} on ${server}`;
  const text = live.redacted(entry, callDocument(title, outcome));
  const pictures = picturesOf(outcome.result);
  const [document, ...pictured] = results.keep(title, [
    { name: `${oneLine(name, 60).replace(/[^\w.-]+/g, '-')}.md`, content: Buffer.from(text) },
    ...pictures.map(({ name: file, data }) => ({
      name: file,
      content: Buffer.from(data, 'base64'),
    })),
  ]);
  for (const picture of pictured) {
    await vscode.commands.executeCommand('vscode.open', picture, { preview: false });
  }
  await vscode.commands.executeCommand('vscode.open', document, {
    preview: true,
    preserveFocus: false,
  });
}
