import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TraceExchange } from '../model/trace';
import type { ExportFormat } from '../report/export-formats';
import { canExpose, copyCurlWithSecrets, exportWithSecrets } from './export-with-secrets';
import { type FlowContext, say } from './flow-context';
import { loadCore } from './load-core';
import { pickExchange } from './pick-exchange';
import { saveAs } from './trace-files';

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat | 'secrets';
}

const formats: readonly FormatItem[] = [
  {
    format: 'json',
    label: t('JSON trace'),
    detail: t('Opens in this panel and replays without a network.'),
  },
  {
    format: 'har',
    label: t('HAR'),
    detail: t('All requests and answers, for the network view of a browser.'),
  },
  {
    format: 'markdown',
    label: t('Markdown report'),
    detail: t("Findings, steps and exchanges, for an issue at the server's project."),
  },
  {
    format: 'mermaid',
    label: t('Mermaid diagram'),
    detail: t('The sequence of requests, for a page that draws Mermaid.'),
  },
];

const withSecrets: FormatItem = {
  format: 'secrets',
  label: t('HAR with secrets…'),
  detail: t('All requests and answers as they were. You are told what is in it before.'),
};

/** Writes the trace that is shown in a format, and into a file, that the user picks. */
export async function exportTrace(context: FlowContext): Promise<void> {
  if (context.panel.shown === undefined) return;
  const picked = await vscode.window.showQuickPick(
    canExpose(context) ? [...formats, withSecrets] : formats,
    {
      title: t('Export Trace'),
      placeHolder: t(
        'The form; tokens, codes, client secrets and personal claims are masked in each',
      ),
      matchOnDetail: true,
    },
  );
  if (picked === undefined) return;
  await (picked.format === 'secrets'
    ? exportWithSecrets(context)
    : saveAs(context, picked.format, t('Export Trace')));
}

/** Copies the Markdown report, which the server's owner can read without this program. */
export async function copyReport({ panel }: FlowContext): Promise<void> {
  const trace = panel.shown?.source.trace();
  if (trace === undefined) return;
  await vscode.env.clipboard.writeText(loadCore().carried.text(trace, 'markdown'));
  say(
    t(
      'The report is copied as Markdown. It holds no tokens, codes or client secrets; look through it before you hand it on.',
    ),
  );
}

/** Copies a request as a command for sh: the one with this id, or one of the selected step. */
export async function copyAsCurl(context: FlowContext, id?: string): Promise<void> {
  const { panel } = context;
  const source = panel.shown?.source;
  const steps = source?.trace().steps ?? [];
  const exchange =
    id === undefined
      ? await pickedOf(steps.find((step) => step.id === panel.selected())?.exchanges ?? [])
      : steps.flatMap(({ exchanges }) => exchanges).find((one) => one.id === id);
  if (exchange === undefined) return;
  const text = loadCore().carried.curl(exchange);
  await vscode.env.clipboard.writeText(text);
  if (!text.includes('"${TRACE_')) {
    say(t('The command is copied.'));
    return;
  }
  const words = t(
    'The command is copied. What the trace hides stands in it as shell variables; its first lines name them.',
  );
  const exposing = t('Copy with Secrets…');
  const answer = await vscode.window.showInformationMessage(
    words,
    ...(source?.exposed === undefined ? [] : [exposing]),
  );
  // Another trace may be shown by the time of the answer.
  if (answer === exposing && source !== undefined) await copyCurlWithSecrets(source, exchange.id);
}

async function pickedOf(exchanges: readonly TraceExchange[]): Promise<TraceExchange | undefined> {
  if (exchanges.length === 0) say(t('The selected step has sent no request.'));
  return pickExchange(exchanges, {
    title: t('Copy as cURL'),
    placeHolder: t('The request to copy'),
  });
}
