import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PersonQuestion, PersonReply } from '../model/ports';

/** Puts a question of the engine to the user; nothing when the user gives up. */
export async function ask(question: PersonQuestion): Promise<PersonReply | undefined> {
  switch (question.about) {
    case 'client':
      return askForClient(question.issuer);
    case 'issuer':
      return askForIssuer(question.issuers);
  }
}

async function askForClient(issuer: string): Promise<PersonReply | undefined> {
  const title = t('MCP Auth: Client ID');
  const clientId = await vscode.window.showInputBox({
    title,
    prompt: t(
      '{0} does not register clients by itself. Enter the client id of one that you registered there, or press Escape to stop.',
      issuer,
    ),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? t('A client id has at least one character.') : undefined,
  });
  if (clientId === undefined || clientId.trim() === '') return undefined;
  const clientSecret = await vscode.window.showInputBox({
    title,
    prompt: t('Its client secret, for this run only. Leave it empty if it has none.'),
    password: true,
    ignoreFocusOut: true,
  });
  if (clientSecret === undefined) return undefined;
  return {
    about: 'client',
    clientId: clientId.trim(),
    ...(clientSecret !== '' && { clientSecret }),
  };
}

async function askForIssuer(issuers: readonly string[]): Promise<PersonReply | undefined> {
  const issuer = await vscode.window.showQuickPick(issuers, {
    title: t('MCP Auth: Authorization Server'),
    placeHolder: t('The server lists several. The first is taken when you choose none.'),
    ignoreFocusOut: true,
  });
  return issuer === undefined ? undefined : { about: 'issuer', issuer };
}
