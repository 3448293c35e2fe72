import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/** An untrusted workspace chooses the addresses that would be contacted, so nothing is; the user is told. */
export async function trusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = t('Manage Workspace Trust');
  const answer = await vscode.window.showWarningMessage(
    t('This workspace is not trusted, so its servers are listed and not contacted.'),
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
