import * as vscode from 'vscode';
import type { Fix } from '../model/fix';

/**
 * Shows a fix in VS Code's preview of changes, each file under what is done there, and writes what the
 * user leaves ticked: one step to undo. `false` when the files are not any more what was planned on.
 */
export async function applyFix(folder: vscode.Uri, fix: Fix): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const file of fix.files) {
    const uri = vscode.Uri.joinPath(folder, file.path);
    const metadata = { label: file.label, needsConfirmation: true };
    if (file.kind === 'create') {
      const contents = new TextEncoder().encode(file.text);
      edit.createFile(uri, { contents, overwrite: false }, metadata);
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() !== file.before) return false;
    for (const { start, end, text } of file.edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      edit.replace(uri, range, text, metadata);
    }
  }
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
