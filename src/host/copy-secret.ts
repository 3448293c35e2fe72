import * as vscode from 'vscode';

/** How long a secret stays in the clipboard, in milliseconds. */
const clipboardTime = 60_000;

/** Puts a text into the clipboard, and takes it out after a minute if it is still there. */
export async function copySecret(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  setTimeout(async () => {
    if ((await vscode.env.clipboard.readText()) === text) await vscode.env.clipboard.writeText('');
  }, clipboardTime);
}
