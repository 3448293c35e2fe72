/** Files that are wholly written here: made, replaced, or left as they are. */

import type { FileEdit } from '../../model/fix';
import { type Project, textAt } from '../project';
import { whoWrote } from './written-mark';

export type OwnFile = readonly [path: string, label: string, text: string];

export interface OwnFiles {
  readonly files: readonly FileEdit[];
  readonly notes: readonly string[];
  /** Why nothing may be written: one of them is somebody else's. */
  readonly refused?: string;
}

export function ownFiles(project: Project, wanted: readonly OwnFile[]): OwnFiles {
  const files: FileEdit[] = [];
  const notes: string[] = [];
  for (const [path, label, text] of wanted) {
    const before = textAt(project, path);
    if (before === undefined) {
      files.push({ kind: 'create', path, label, text });
      continue;
    }
    const after = text.replaceAll('\n', before.includes('\r\n') ? '\r\n' : '\n');
    if (before === after) continue;
    const writer = whoWrote(before);
    if (writer === 'foreign') {
      const refused = `${path} is there already and was not written here. Give it another name first, so that it is not lost.`;
      return { files, notes, refused };
    }
    if (writer === 'changed') {
      notes.push(`${path} was changed by hand since it was written; those changes are replaced.`);
    }
    const edits = [{ start: 0, end: before.length, text: after }];
    files.push({ kind: 'change', path, label, before, edits });
  }
  return { files, notes };
}
