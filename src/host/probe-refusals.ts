import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HttpServerEntry } from '../model/server';
import { createTokenStore } from '../oauth/token-store';
import { type FlowContext, startAndShow } from './flow-context';
import type { FlowWish } from './flows';
import { probeAnswers, probeQuestion } from './probe-words';
import { trusted } from './trusted';

/** More than any key has, in bytes. */
const largestKey = 100_000;

/** Asks the server with tokens that it has to refuse, once the user has read what is sent. */
export async function probeRefusals(context: FlowContext, entry: HttpServerEntry): Promise<void> {
  if (!(await trusted())) return;
  const { ports } = context;
  const store = createTokenStore(ports.secrets, ports.now);
  const saved = (await store.all()).some((one) => one.configuredUrl === entry.url);
  const { text, detail, answers } = probeQuestion(entry.name, originOf(entry), saved);
  const answer = await vscode.window.showWarningMessage(text, { modal: true, detail }, ...answers);
  if (answer === undefined) return;
  const probeKey = answer === probeAnswers.withKey ? await readKey(entry) : undefined;
  if (answer === probeAnswers.withKey && probeKey === undefined) return;
  const probeSignsIn = !saved && answer !== probeAnswers.probe;
  const wish: FlowWish = {
    errand: 'probe',
    pause: 'trace',
    ...(probeSignsIn && { settings: { probeSignsIn } }),
    ...(probeKey !== undefined && { secrets: { probeKey } }),
  };
  await startAndShow(context, entry, wish);
}

/** Without its path and query, which may hold what nobody else should read. */
function originOf({ url, name }: HttpServerEntry): string {
  return URL.canParse(url) ? new URL(url).origin : name;
}

/** The text of a file that the user picks; `undefined` when there is none, which is said. */
async function readKey(entry: HttpServerEntry): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('Signing Key for {0}', entry.name),
      openLabel: t('Use Key'),
    })) ?? [];
  if (file === undefined) return undefined;
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    if (bytes.length <= largestKey) return new TextDecoder().decode(bytes);
    void vscode.window.showErrorMessage(t('The file is too large for a key.'));
  } catch {
    void vscode.window.showErrorMessage(t('The file with the key cannot be read.'));
  }
  return undefined;
}
