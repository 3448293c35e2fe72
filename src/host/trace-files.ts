import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Revision } from '../model/revision';
import type { JudgedTrace, Trace } from '../model/trace';
import type { ExportFormat } from '../report/export-formats';
import { type FlowContext, say } from './flow-context';
import { loadCore } from './load-core';
import type { ShownTrace } from './trace-panel';

const filters = { [t('MCP Auth traces')]: ['json'] };
const fileFilters: { readonly [format in ExportFormat]: { [name: string]: string[] } } = {
  json: filters,
  har: { [t('HTTP archives')]: ['har'] },
  markdown: { Markdown: ['md'] },
  mermaid: { [t('Mermaid diagrams')]: ['mmd'] },
};

/** Writes the trace that is shown into a file that the user picks. It holds no secrets. */
export function saveTrace(context: FlowContext): Promise<void> {
  return saveAs(context, 'json', t('Save Trace'));
}

/** The same in another format. */
export async function saveAs(
  { panel }: FlowContext,
  format: ExportFormat,
  title: string,
): Promise<void> {
  const { shown } = panel;
  if (shown === undefined) return;
  const { text: write, endings } = loadCore().carried;
  const text = write(shown.source.trace(), format);
  const uri = await pickFile(shown.name, format, endings[format], title);
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const open = t('Open File');
  const answer = await vscode.window.showInformationMessage(
    t(
      'The trace is saved. It holds no tokens, codes or client secrets; look through it before you hand it on.',
    ),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', uri);
}

/** Where the user wants a file of this format; `ending` is without the dot. */
export function pickFile(
  server: string,
  format: ExportFormat,
  ending: string,
  title = t('Export Trace'),
): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title,
    filters: fileFilters[format],
    defaultUri: defaultUri(server, ending),
  });
}

/** Shows a trace from a file that the user picks. Nothing is contacted by it. */
export async function openTrace(context: FlowContext): Promise<void> {
  const read = await readTraceFromUser();
  if (read === undefined) return;
  context.flows.end();
  context.panel.show(recorded(read.trace, read.judged));
}

/** A trace from a file that the user picks; what is wrong with it has been said when there is none. */
export async function readTraceFromUser(): Promise<
  { readonly trace: Trace; readonly judged: JudgedTrace } | undefined
> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Open Trace'),
      filters,
      canSelectMany: false,
    })) ?? [];
  if (uri === undefined) return undefined;
  const bytes = await vscode.workspace.fs.readFile(uri);
  const read = loadCore().traceFile.read(await vscode.workspace.decode(bytes, { uri }));
  if (!read.ok) {
    void vscode.window.showErrorMessage(t('The trace cannot be opened. {0}', read.why));
    return undefined;
  }
  return { trace: read.trace, judged: loadCore().judged(read.trace) };
}

/**
 * Shows what the trace from a file would have been by another revision, or past a stop, as far as
 * its recording goes. `false`: what is shown comes from no file.
 */
export function replayShown(
  { panel }: FlowContext,
  wish: { readonly revision?: Revision; readonly overrides?: readonly string[] },
): boolean {
  const { shown } = panel;
  const recording = shown?.recording;
  if (shown === undefined || recording === undefined) return false;
  const { revision, overrides } = shown.source.trace();
  const trace = loadCore().replayed(recording, { revision, overrides, ...wish });
  panel.show(recorded(recording, trace));
  if (trace.stop?.code === 'not-recorded') {
    say(t('The trace goes only as far as the file has answers for it.'));
  }
  return true;
}

/** A trace that has come to its end, for the panel. */
export function recorded(recording: Trace, trace: JudgedTrace): ShownTrace {
  return {
    name: recording.server.name,
    source: {
      trace: () => trace,
      onChange: () => () => {},
      loginUrl: () => undefined,
      userCode: () => undefined,
      reveal: () => undefined,
    },
    origin: 'recorded',
    recording,
  };
}

function defaultUri(server: string, ending: string): vscode.Uri {
  const name = `${server.replace(/[^\w.-]+/g, '-') || 'server'}.${ending}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder, name);
}
