import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HttpServerEntry } from '../model/server';
import { type FlowContext, startAndShow } from './flow-context';
import { trusted } from './trusted';

/** Checks a token that the user pastes, against what the server's metadata says. It is stored nowhere. */
export async function checkToken(context: FlowContext, entry: HttpServerEntry): Promise<void> {
  if (!(await trusted())) return;
  const text = await vscode.window.showInputBox({
    title: t('Check a Token: {0}', entry.name),
    prompt: t('The access token. It is looked at on this machine, sent nowhere and not stored.'),
    password: true,
    ignoreFocusOut: true,
  });
  const pastedToken = (text ?? '').trim().replace(/^(Bearer|DPoP) +/i, '');
  if (pastedToken === '') return;
  await startAndShow(context, entry, {
    errand: 'check-token',
    pause: 'trace',
    secrets: { pastedToken },
  });
}
