import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Fix } from '../model/fix';
import { applyFix } from './apply-fix';
import { confirmFix } from './confirm-fix';

/** Shows what would be written and writes what the user leaves ticked. Whether anything was. */
export async function writeFix(folder: vscode.Uri, fix: Fix): Promise<boolean> {
  if (fix.files.length === 0) {
    void vscode.window.showInformationMessage(t('All is as it should be already.'));
    return false;
  }
  const confirmed = await confirmFix(folder, fix);
  if (confirmed === undefined || confirmed.files.length === 0) return false;
  if (await applyFix(folder, confirmed, confirmed.preview)) return true;
  void vscode.window.showWarningMessage(
    t('Nothing was written: the changes were discarded, or a file changed in the meantime.'),
  );
  return false;
}
