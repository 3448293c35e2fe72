import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { applyEdits, type FileEdit, type Fix } from '../model/fix';

/** What the user lets be written, and whether VS Code is to show it first. */
export interface Confirmed {
  readonly files: readonly FileEdit[];
  readonly preview: boolean;
}

interface FileItem extends vscode.QuickPickItem {
  readonly file: FileEdit;
}

const scheme = 'mcp-auth-planned';
const showChanges: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('diff'),
  tooltip: t('Show Changes'),
};
const refactorPreview: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: t('Open in Refactor Preview'),
};

/**
 * Lists the files with what is done in each, all of them ticked, and shows the changes of one on
 * demand. VS Code's own preview begins with nothing ticked, so that its Apply would write nothing.
 */
export async function confirmFix(folder: vscode.Uri, fix: Fix): Promise<Confirmed | undefined> {
  const planned = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path, query }) => textOf(fix, path.slice(1), query),
  });
  const pick = vscode.window.createQuickPick<FileItem>();
  pick.title = fix.title;
  pick.placeholder = t('Enter writes what is ticked; the buttons show the changes first');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [refactorPreview];
  pick.items = fix.files.map((file) => ({
    label: file.path,
    description: file.kind === 'create' ? t('new') : t('changed'),
    detail: file.label,
    buttons: [showChanges],
    file,
  }));
  pick.selectedItems = pick.items;
  try {
    return await new Promise((resolve) => {
      const end = (preview: boolean): void =>
        resolve({ files: pick.selectedItems.map(({ file }) => file), preview });
      pick.onDidTriggerItemButton(({ item }) => void show(folder, item.file));
      pick.onDidTriggerButton(() => end(true));
      pick.onDidAccept(() => end(false));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
    planned.dispose();
  }
}

function textOf(fix: Fix, path: string, side: string): string {
  const file = fix.files.find((one) => one.path === path);
  if (file === undefined || side === 'before') return '';
  return file.kind === 'create' ? file.text : applyEdits(file.before, file.edits);
}

async function show(folder: vscode.Uri, file: FileEdit): Promise<void> {
  const at = (query: string): vscode.Uri =>
    vscode.Uri.from({ scheme, path: `/${file.path}`, query });
  const before = file.kind === 'create' ? at('before') : vscode.Uri.joinPath(folder, file.path);
  await vscode.commands.executeCommand(
    'vscode.diff',
    before,
    at('after'),
    `${file.path}: ${file.label}`,
    { preview: true, preserveFocus: true },
  );
}
