import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Language } from '../codegen';
import { type Answers, askForWiring } from './add-auth-questions';
import { say } from './flow-context';
import { codegenModule, loadCodegen } from './load-codegen';
import { trusted } from './trusted';
import { writeFix } from './write-fix';

const title = t('New MCP Server with Auth');

const languages: readonly (vscode.QuickPickItem & { readonly language: Language })[] = [
  {
    language: 'python',
    label: t('Python'),
    detail: t('FastMCP 3, with uv. Reaches every provider, those that register no clients too'),
  },
  {
    language: 'typescript',
    label: t('TypeScript'),
    detail: t('The official SDK, with express. For providers that register clients'),
  },
];

/** Asks for an empty folder and what the server needs, and writes a whole small server into it. */
export async function newServer(state: vscode.Memento): Promise<void> {
  if (!(await trusted())) return;
  const folder = await emptyFolder();
  if (folder === undefined) return;
  const picked = await vscode.window.showQuickPick(languages, {
    title,
    placeHolder: t('Which language?'),
  });
  if (picked === undefined) return;
  const name = await vscode.window.showInputBox({
    title,
    prompt: t('What is the server called?'),
    value: basename(folder.fsPath),
    validateInput: (text) =>
      text.trim() === '' ? t('A name has at least one character.') : undefined,
  });
  if (name === undefined) return;
  const { asNew, newProject, packageOf, packageVersion, targetOf } = codegenModule();
  const codegen = await loadCodegen();
  const project = newProject(picked.language, name.trim());
  const [site] = codegen.servers(project);
  if (site === undefined) throw new Error('the new project makes no server');
  const key = 'newServer.answers';
  const before: Answers = { ...state.get<Answers>(key, {}), transport: 'http' };
  const keep = (answers: Answers): void => void state.update(key, answers);
  const decided = await askForWiring(title, site, before, keep, ['transport']);
  if (decided.kind === 'no-bridge') {
    void vscode.window.showWarningMessage(decided.says, { modal: true });
  }
  if (decided.kind !== 'wiring') return;
  const version = packageVersion(project, packageOf[targetOf(site.product)]);
  const choice = { ...decided.choice, version };
  const { wiring, known } = decided;
  const planned = codegen.addAuth({ project, site, wiring, choice, known });
  if (planned.kind === 'refused') return say(planned.says);
  const fix = asNew(project, planned.fix, name.trim());
  if (!(await writeFix(folder, fix))) return;
  const open = t('Open Folder');
  const answer = await vscode.window.showInformationMessage(fix.notes.join(' '), open);
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
}

async function emptyFolder(): Promise<vscode.Uri | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t('Make It Here'),
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
    })) ?? [];
  if (folder === undefined) return undefined;
  const inside = await vscode.workspace.fs.readDirectory(folder);
  if (inside.length === 0) return folder;
  void vscode.window.showWarningMessage(
    t(
      '{0} is not an empty folder. Make a new one, or use Add Auth to This Server… for the server in it.',
      basename(folder.fsPath),
    ),
  );
  return undefined;
}
