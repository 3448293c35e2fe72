/** Shows or writes a plan. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { applyEdits, type FileEdit, type Fix } from '../model/fix';
import { say } from './say';
import { UsageError } from './usage';

/** All changes as one patch. */
export function patchOf({ files }: Fix): string {
  return files.map(patchOfFile).join('');
}

function patchOfFile(file: FileEdit): string {
  const before = file.kind === 'create' ? '' : file.before;
  const after = file.kind === 'create' ? file.text : applyEdits(file.before, file.edits);
  return createTwoFilesPatch(
    file.kind === 'create' ? '/dev/null' : `a/${file.path}`,
    `b/${file.path}`,
    before,
    after,
  );
}

/** Nothing is written unless every file still is what was planned on. */
export function writeFix(folder: string, { files }: Fix): void {
  for (const file of files) {
    if (file.kind === 'change' && readFileSync(join(folder, file.path), 'utf8') !== file.before) {
      throw new UsageError(`${file.path} has changed in the meantime; nothing was written.`);
    }
  }
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.kind === 'create' ? file.text : applyEdits(file.before, file.edits), {
      flag: file.kind === 'create' ? 'wx' : 'w',
    });
    say(`${file.kind === 'create' ? 'made   ' : 'changed'} ${file.path}: ${file.label}`);
  }
}
