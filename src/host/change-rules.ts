import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Revision, revisions } from '../model/revision';
import type { ServerEntry } from '../model/server';
import type { JudgedTrace } from '../model/trace';
import { type FlowContext, say, startAndShow } from './flow-context';
import { overrideWords } from './override-words';
import { replayShown } from './trace-files';

/** Goes on past the stop that can be stepped past, once the user has read what that means. */
export async function continueAnyway(context: FlowContext): Promise<void> {
  const { flows, overrides, panel } = context;
  const trace = panel.shown?.source.trace();
  const rule = trace?.stop?.override;
  if (trace === undefined || rule === undefined) return;
  // Nothing is contacted by a trace from a file, so there is nothing to be warned of.
  if (replayShown(context, { overrides: [...trace.overrides, rule] })) return;
  const { active } = flows;
  if (active === undefined) return;
  const { passes, risk } = overrideWords(rule);
  const go = t('Continue Anyway');
  const answer = await vscode.window.showWarningMessage(
    t('Continue past this stop at {0}?', active.entry.name),
    {
      modal: true,
      detail: [
        trace.stop?.says || passes,
        risk,
        t(
          'This is remembered for this server in this workspace, and each trace shows it. Forget Overrides takes it back.',
        ),
      ].join('\n\n'),
    },
    go,
  );
  if (answer !== go) return;
  if (active.entry.kind === 'http') await overrides.add(active.entry.url, active.entry.name, rule);
  active.flow.override(rule);
}

/** Traces what is shown once more, by another revision of the specification. */
export async function traceAs(context: FlowContext): Promise<void> {
  const trace = context.panel.shown?.source.trace();
  if (trace === undefined) return;
  const picked = await vscode.window.showQuickPick(revisionChoices(trace), {
    title: t('Trace as…'),
    placeHolder: t('The revision of MCP whose rules the client keeps to'),
  });
  if (picked === undefined) return;
  const { revision } = picked;
  if (replayShown(context, { revision })) return;
  const { active } = context.flows;
  if (active === undefined) return;
  await startAndShow(context, active.entry, { ...active.wish, revision });
}

interface RevisionChoice extends vscode.QuickPickItem {
  readonly revision: Revision;
}

/** Newest first, each with what it means for the stop that the trace ended at. */
function revisionChoices(trace: JudgedTrace): readonly RevisionChoice[] {
  const since = trace.stop?.since;
  return revisions.toReversed().map((revision) => ({
    label: revision,
    description: [
      revision === trace.revision && t('traced now'),
      since !== undefined && revision < since && t('does not stop at this point'),
    ]
      .filter(Boolean)
      .join(', '),
    revision,
  }));
}

/** Has traces stop again where the user went on: those of this server, else of one that is picked. */
export async function forgetOverrides(
  { overrides }: FlowContext,
  entry: ServerEntry | undefined,
): Promise<void> {
  const all = overrides.all();
  const key = entry?.kind === 'http' ? overrides.keyOf(entry.url) : undefined;
  const own = entry === undefined ? all : all.filter((one) => one.key === key);
  if (own.length === 0) {
    say(
      entry === undefined
        ? t('No stop is overridden in this workspace.')
        : t('No stop is overridden at {0}.', entry.name),
    );
    return;
  }
  const chosen = entry === undefined ? await pickOverridden(own) : own[0];
  if (chosen === undefined) return;
  await overrides.forget(chosen.key);
  say(t('The next trace of {0} stops again at: {1}.', chosen.name, chosen.rules.join(', ')));
}

type Overridden = ReturnType<FlowContext['overrides']['all']>[number];

async function pickOverridden(all: readonly Overridden[]): Promise<Overridden | undefined> {
  const picked = await vscode.window.showQuickPick(
    all.map((one) => ({
      label: one.name,
      description: one.rules.join(', '),
      detail: one.rules.map((rule) => overrideWords(rule).passes).join(' '),
      one,
    })),
    { title: t('Forget Overrides'), placeHolder: t('The server whose traces are to stop again') },
  );
  return picked?.one;
}
