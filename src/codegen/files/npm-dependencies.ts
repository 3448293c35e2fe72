/** Adds packages that the generated code needs to the `package.json` of its folder. */

import { modify } from 'jsonc-parser';
import type { FileEdit } from '../../model/fix';
import { folderOf, type Project, textAt } from '../project';
import type { Dependencies } from './python-requirements';

/** `packages`: ranges by name, for code in `folder`. Those that are listed already are left as they are. */
export function addPackages(
  project: Project,
  folder: string,
  packages: { readonly [name: string]: string },
): Dependencies {
  const path = nearestManifest(project, folder);
  const text = textAt(project, path);
  const missing = Object.entries(packages).filter(
    ([name]) => !new RegExp(`"${name}"\\s*:`).test(text ?? ''),
  );
  const [first, ...more] = missing;
  if (first === undefined) return { files: [], notes: [] };
  const names = missing.map(([name]) => name).join(' ');
  if (text === undefined || more.length > 0) {
    return { files: [], notes: [`Install what is missing: npm install ${names}`] };
  }
  const [name, range] = first;
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const edits = modify(text, ['dependencies', name], range, {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
    getInsertionIndex: (keys) => {
      const at = keys.findIndex((key) => key > name);
      return at === -1 ? keys.length : at;
    },
  }).map(({ offset, length, content }) => ({ start: offset, end: offset + length, text: content }));
  const file: FileEdit = {
    kind: 'change',
    path,
    label: 'What the server needs besides',
    before: text,
    edits: edits.toSorted((a, b) => a.start - b.start),
  };
  return { files: [file], notes: ['Install what was added: npm install'] };
}

function nearestManifest(project: Project, folder: string): string {
  for (let at = folder; ; at = folderOf(at.slice(0, -1))) {
    const path = `${at}package.json`;
    if (at === '' || textAt(project, path) !== undefined) return path;
  }
}
