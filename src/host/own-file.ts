import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import * as vscode from 'vscode';
import type { ServerEntry } from '../model/server';

/** Bytes of a file that is to be a value of an entry. */
const most = 65_536;

/**
 * The content of the file that an entry names as a value, without white space around it. Only of
 * the user's own configuration: a workspace could name any file and have it sent to a server of its own.
 */
export async function ownFile(
  path: string,
  { place, source }: ServerEntry,
): Promise<string | undefined> {
  if (source === undefined || source.scope === 'workspace') return undefined;
  const folder = dirname(vscode.Uri.parse(place.uri).fsPath);
  const whole = resolve(folder, path.replace(/^~(?=[/\\])/, homedir()));
  try {
    const found = await stat(whole);
    return found.isFile() && found.size <= most
      ? (await readFile(whole, 'utf8')).trim()
      : undefined;
  } catch {
    return undefined;
  }
}
