import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { clientTitle } from '../model/client-info';
import { loadCore } from './load-core';
import { settings } from './settings';

const title = t('Write Client Metadata Document');

/** Writes the document that makes its own address a client id, into a new editor. */
export async function writeClientDocument(): Promise<void> {
  const { isDocumentUrl, writeClientDocument: write } = loadCore().clientDocument;
  const given = await vscode.window.showInputBox({
    title,
    prompt: t('The https address where you will publish the document. It becomes the client id.'),
    placeHolder: t('https://example.com/mcp-client.json'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === '' || isDocumentUrl(text.trim())
        ? undefined
        : t(
            'A client id of this kind is an https address with a path, without a user name and without #.',
          ),
  });
  const url = given?.trim() ?? '';
  if (!isDocumentUrl(url)) return;
  const name = await vscode.window.showInputBox({
    title,
    prompt: t('The name that people are shown when they are asked for consent.'),
    value: clientTitle,
    ignoreFocusOut: true,
  });
  if (name === undefined) return;
  const content = write({
    url,
    name: name.trim(),
    // RFC 8252 §7.3 lets the port of a loopback address differ, and many servers compare it.
    redirectUris: [
      `http://127.0.0.1:${settings.redirectPort()}/callback`,
      'http://127.0.0.1/callback',
    ],
  });
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document);
  const use = t('Use as Client ID');
  const answer = await vscode.window.showInformationMessage(
    t(
      'Publish this at {0} as application/json and use that address as client id; authorization servers that read such documents then need no registration.',
      url,
    ),
    use,
  );
  if (answer !== use) return;
  await vscode.workspace
    .getConfiguration('mcpAuth')
    .update('clientMetadataUrl', url, vscode.ConfigurationTarget.Global);
}
