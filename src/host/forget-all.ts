import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SecretStore } from '../model/ports';
import { type StoredKind, storedThings } from './stored-things';

/** Shows what is kept in the secret store, and deletes what the user leaves ticked. Says what was deleted. */
export async function forgetAll(secrets: SecretStore): Promise<readonly StoredKind[]> {
  const things = storedThings(await secrets.keys());
  if (things.length === 0) {
    void vscode.window.showInformationMessage(t('Nothing is kept in the secret store.'));
    return [];
  }
  const picked = await vscode.window.showQuickPick(
    things.map((thing) => ({
      label: thing.name,
      description: thing.keys.length === 1 ? t('1 entry') : t('{0} entries', thing.keys.length),
      detail: thing.detail,
      picked: true,
      thing,
    })),
    {
      title: t('Forget All'),
      placeHolder: t('What is ticked is deleted from the secret store of VS Code'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (picked === undefined || picked.length === 0) return [];
  const keys = picked.flatMap(({ thing }) => thing.keys);
  for (const key of keys) await secrets.delete(key);
  void vscode.window.showInformationMessage(
    keys.length === 1
      ? t(
          '1 entry is deleted from the secret store. Tokens were not revoked at their servers; Sign Out does that.',
        )
      : t(
          '{0} entries are deleted from the secret store. Tokens were not revoked at their servers; Sign Out does that.',
          keys.length,
        ),
  );
  return picked.map(({ thing }) => thing.kind);
}
