import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { HandOverFile } from '../discovery';
import type { HttpServerEntry, StdioServerEntry } from '../model/server';
import { say } from './flow-context';
import { loadDiscovery } from './load-discovery';
import type { ResultFiles } from './result-files';
import { trusted } from './trusted';

type Reachable = HttpServerEntry | StdioServerEntry;

/** A file that can be written into, as it is now. */
interface Target {
  readonly file: HandOverFile;
  readonly uri: vscode.Uri;
  readonly exists: boolean;
}

/** Copies a server as what another client takes it up by: a command line, a link or JSON. */
export async function copyForClient(entry: Reachable): Promise<void> {
  const { clients, written, commands } = handOver();
  const plain = clients.find(({ client }) => client.id === 'claude-code');
  if (plain === undefined) return;
  const server = written(entry, plain.client, plain.file);
  if (server.kind === 'problem') {
    void vscode.window.showErrorMessage(server.message);
    return;
  }
  const picked = await vscode.window.showQuickPick(
    commands(entry, server.value).map(({ label, text }) => ({
      label,
      detail: oneLine(text, 200),
      text,
    })),
    { title: t('Copy {0} for Another Client', oneLine(entry.name)), matchOnDetail: true },
  );
  if (picked === undefined) return;
  await vscode.env.clipboard.writeText(picked.text);
  say([t('It is in the clipboard.'), leftOutWords(server.leftOut)].filter(Boolean).join(' '));
}

/** Writes a server into another client's file, once the user has seen what changes. */
export async function writeForClient(entry: Reachable, results: ResultFiles): Promise<void> {
  if (!(await trusted())) return;
  const targets = await existingFirst(entry);
  const picked = await vscode.window.showQuickPick(
    targets.map((target) => ({
      label: target.file.client.name,
      description: target.file.label,
      detail: target.exists ? '' : t('The file is not there yet; it is made.'),
      target,
    })),
    {
      title: t('Write {0} into Another Client’s File', oneLine(entry.name)),
      matchOnDescription: true,
    },
  );
  if (picked === undefined) return;
  const { target } = picked;
  const { written, insert } = handOver();
  const { client, file, label } = target.file;
  const server = written(entry, client, file);
  if (server.kind === 'problem') return refuse(server.message);
  const before = target.exists ? await vscode.workspace.openTextDocument(target.uri) : undefined;
  if (before?.isDirty === true)
    return refuse(t('{0} has changes that are not saved. Save it first.', label));
  const after = insert(before?.getText(), file.shape, entry.name, server.value);
  if (after.kind === 'problem') return refuse(`${label}: ${after.message}`);

  const name = target.uri.path.split('/').at(-1) ?? 'file';
  const [shown, empty] = results.keep(label, [
    { name, content: Buffer.from(after.text) },
    { name: `nothing-yet-${name}`, content: Buffer.from('') },
  ]);
  await vscode.commands.executeCommand(
    'vscode.diff',
    before?.uri ?? empty,
    shown,
    t('{0}: with {1}', label, oneLine(entry.name)),
  );
  const write = t('Write');
  const question = t(
    'Write {0} into {1} of {2}, as the right side shows?',
    oneLine(entry.name),
    label,
    client.name,
  );
  const answer = await vscode.window.showInformationMessage(
    [question, leftOutWords(server.leftOut)].filter(Boolean).join(' '),
    write,
  );
  if (answer !== write) return;
  const done = await replaceText(target, before, after.text);
  if (done)
    say(
      t(
        '{0} stands in {1}. {2} may have to be started anew.',
        oneLine(entry.name),
        label,
        client.name,
      ),
    );
  else refuse(t('{0} could not be written.', label));
}

function handOver() {
  const { handOver: functions, handOverFiles } = loadDiscovery();
  return {
    ...functions,
    clients: handOverFiles().map((one) => ({ client: one.client, file: one.file })),
  };
}

/** Of each client's files those that are there, or else the first whose folder is. The server's own is left out. */
async function existingFirst(entry: Reachable): Promise<readonly Target[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const all = loadDiscovery()
    .handOverFiles()
    .flatMap((file) =>
      file.inFolder
        ? folders.map(({ uri }) => ({ file, uri: vscode.Uri.joinPath(uri, file.path) }))
        : [{ file, uri: vscode.Uri.file(file.path) }],
    )
    .filter(({ uri }) => uri.toString() !== entry.place.uri);
  const found = await Promise.all(
    all.map(async (one) => ({
      ...one,
      exists: await isThere(one.uri, vscode.FileType.File),
      // A workspace may get a folder for a client; elsewhere its absence means that nobody has the client.
      possible:
        one.file.inFolder ||
        (await isThere(vscode.Uri.joinPath(one.uri, '..'), vscode.FileType.Directory)),
    })),
  );
  const made = new Set<object>();
  const offered = found.filter(({ file, exists, possible }) => {
    if (exists) return true;
    const another = found.some((other) => other.exists && other.file.file === file.file);
    if (another || !possible || made.has(file.file)) return false;
    made.add(file.file);
    return true;
  });
  return offered.toSorted((a, b) => Number(b.exists) - Number(a.exists));
}

async function isThere(uri: vscode.Uri, type: vscode.FileType): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & type) !== 0;
  } catch {
    return false;
  }
}

/** Changes only what differs, in one step of undo, and saves. */
async function replaceText(
  { uri }: Target,
  before: vscode.TextDocument | undefined,
  text: string,
): Promise<boolean> {
  try {
    if (before === undefined) {
      await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
      return true;
    }
    const old = before.getText();
    let start = 0;
    while (start < old.length && old[start] === text[start]) start += 1;
    let end = 0;
    const most = Math.min(old.length, text.length) - start;
    while (end < most && old.at(-1 - end) === text.at(-1 - end)) end += 1;
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(before.positionAt(start), before.positionAt(old.length - end));
    edit.replace(uri, range, text.slice(start, text.length - end));
    return (await vscode.workspace.applyEdit(edit)) && (await before.save());
  } catch {
    return false;
  }
}

function leftOutWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.map((name) => oneLine(name)).join(', ');
  return t('Left out, since it may be secret or has variables: {0}.', shown);
}

function refuse(message: string): void {
  void vscode.window.showErrorMessage(message);
}
