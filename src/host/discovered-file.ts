import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Candidate } from '../config/candidates';
import type { ConfigFile } from '../model/server';
import { loadDiscovery } from './load-discovery';

/** Files that one pattern may come to. */
const mostMatches = 100;

/** Reads what a candidate stands for in a workspace folder, through VS Code, since the folder may be anywhere. */
export async function readInFolder(
  folder: vscode.WorkspaceFolder,
  candidate: Candidate,
): Promise<readonly ConfigFile[]> {
  const paths = await matching(folder, candidate.path);
  const read = await Promise.all(
    paths.map((path) =>
      readDiscovered(candidate, vscode.Uri.joinPath(folder.uri, ...path.split('/')), path),
    ),
  );
  return read.filter((file) => file !== undefined);
}

/** Reads one file; `undefined` if it does not exist or holds no servers among other things. */
export async function readDiscovered(
  candidate: Candidate,
  uri: vscode.Uri,
  label: string,
): Promise<ConfigFile | undefined> {
  const { readClientFile, sizeLimit, sizeProblem, unreadFile } = loadDiscovery();
  const unread = (message: string) => unreadFile(candidate, uri.toString(), label, message);
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return unread(t('Expected a file, found a folder.'));
    const limit = sizeLimit(candidate);
    if (size > limit) return unread(sizeProblem(limit));
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = await vscode.workspace.decode(bytes, { uri });
    return readClientFile(candidate, uri.toString(), label, text);
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : undefined;
    if (code === 'FileNotFound' || code === 'FileNotADirectory') return undefined;
    return unread(
      code === undefined
        ? t('The file could not be read as text.')
        : t('The file could not be read: {0}.', code),
    );
  }
}

/** Only the last part of a path in a folder is ever a pattern. */
async function matching(folder: vscode.WorkspaceFolder, path: string): Promise<readonly string[]> {
  if (!path.includes('*')) return [path];
  const parts = path.split('/');
  const [before, after = ''] = (parts.pop() ?? '').split('*');
  const uri = vscode.Uri.joinPath(folder.uri, ...parts);
  try {
    return (await vscode.workspace.fs.readDirectory(uri))
      .map(([name]) => name)
      .filter((name) => name.startsWith(before ?? '') && name.endsWith(after))
      .sort()
      .slice(0, mostMatches)
      .map((name) => [...parts, name].join('/'));
  } catch {
    return [];
  }
}
