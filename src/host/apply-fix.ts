import * as vscode from 'vscode';
import type { FileEdit, Fix } from '../model/fix';

/**
 * Writes these files of a fix: one step to undo. With `preview` VS Code shows them first, with nothing
 * ticked. `false` when nothing was written, also because a file is not any more what was planned on.
 */
export async function applyFix(
  folder: vscode.Uri,
  { files }: Pick<Fix, 'files'>,
  preview: boolean,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const changed: vscode.TextDocument[] = [];
  for (const file of files) {
    const uri = vscode.Uri.joinPath(folder, file.path);
    const metadata = { label: file.label, needsConfirmation: preview };
    if (file.kind === 'create') {
      const contents = new TextEncoder().encode(file.text);
      edit.createFile(uri, { contents, overwrite: false }, metadata);
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() !== file.before) return false;
    // What the user has not saved yet is for the user to save.
    if (!document.isDirty) changed.push(document);
    for (const change of file.edits)
      edit.replace(uri, rangeOf(document, change), change.text, metadata);
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  for (const document of changed) await document.save();
  return true;
}

function rangeOf(
  document: vscode.TextDocument,
  { start, end }: Extract<FileEdit, { kind: 'change' }>['edits'][number],
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
