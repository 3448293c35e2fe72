import * as vscode from 'vscode';
import type { HttpServerEntry, ServerEntry } from '../model/server';
import type { RegistrationStore } from '../oauth/registration-store';
import type { ActiveFlow, Flows } from './flows';
import { loadCore } from './load-core';
import type { TracePanel } from './trace-panel';

export interface TokenCommandDeps {
  readonly flows: Flows;
  readonly panel: () => TracePanel;
}

/** Takes tokens back at the server where that is possible, deletes them, and says how it went. */
export async function signOut(entry: ServerEntry, deps: TokenCommandDeps): Promise<void> {
  const { flow, had } = await deps.flows.signOut(entry);
  if (!had) {
    void vscode.window.showInformationMessage(`Nobody was signed in to ${entry.name}.`);
    return;
  }
  const trace = await flow?.flow.ended();
  const [finding] = trace?.findings ?? [];
  const taken = (trace?.facts.revocation?.answers.length ?? 0) > 0 && trace?.stop === undefined;
  const done = taken
    ? `Signed out of ${entry.name}. Its tokens are taken back and deleted.`
    : `Signed out of ${entry.name}. Its tokens are deleted from this machine.`;
  const say = finding === undefined ? done : `${done} ${finding.title}.`;
  const show = 'Show Trace';
  const answer = await vscode.window.showInformationMessage(
    say,
    ...(finding === undefined ? [] : [show]),
  );
  if (answer === show && flow !== undefined) deps.panel().show(flow);
}

/** Checks a token that the user pastes, against what the server's metadata says. It is kept nowhere. */
export async function checkToken(entry: ServerEntry, deps: TokenCommandDeps): Promise<void> {
  const token = await vscode.window.showInputBox({
    title: `Check a Token: ${entry.name}`,
    prompt: 'The token is looked at on this machine, sent nowhere, and not stored.',
    password: true,
    ignoreFocusOut: true,
  });
  const pastedToken = token?.trim().replace(/^Bearer +/i, '');
  if (!pastedToken) return;
  const started = await deps.flows.start(entry, 'check-token', 'trace', {
    secrets: { pastedToken },
  });
  begin(started, deps);
}

/** Deletes a client that was registered, at the authorization server where it offers that. */
export async function deleteRegistration(
  entry: HttpServerEntry,
  registrations: RegistrationStore,
  deps: TokenCommandDeps,
): Promise<void> {
  const all = await registrations.all();
  const own = all.filter(({ serverUrl }) => serverUrl === entry.url);
  const listed = own.length > 0 ? own : all;
  if (listed.length === 0) {
    void vscode.window.showInformationMessage('No client is registered from here.');
    return;
  }
  const picked = await vscode.window.showQuickPick(
    listed.map(({ client }) => ({
      label: client.clientId,
      description: client.issuer,
      detail:
        client.registrationClientUri === undefined
          ? 'Forgotten here only: the server offers no deletion'
          : 'Deleted at the server',
      client,
    })),
    { title: 'Delete Registration', placeHolder: 'The client to delete' },
  );
  if (picked === undefined) return;
  const { clientId, issuer } = picked.client;
  const started = await deps.flows.start(entry, 'unregister', 'trace', {
    settings: { clientId, clientIssuer: issuer },
  });
  begin(started, deps);
}

/** Writes the document that makes its own address a client id. */
export async function writeClientDocument(redirectPort: number): Promise<void> {
  const title = 'Write Client Metadata Document';
  const core = loadCore().clientDocument;
  const url = await vscode.window.showInputBox({
    title,
    prompt: 'The https address where you will host the document. It becomes the client id.',
    placeHolder: 'https://example.com/client.json',
    ignoreFocusOut: true,
    validateInput: (text) =>
      core.isDocumentUrl(text)
        ? undefined
        : 'An https address with a path, without user name or #.',
  });
  if (url === undefined || !core.isDocumentUrl(url)) return;
  const name = await vscode.window.showInputBox({
    title,
    prompt: 'The name that people see when they are asked for consent.',
    value: 'MCP Auth Inspector',
    ignoreFocusOut: true,
  });
  if (name === undefined) return;
  const redirectUris = [`http://127.0.0.1:${redirectPort}/callback`, 'http://127.0.0.1/callback'];
  const content = core.writeClientDocument({ url, name, redirectUris });
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document);
  void vscode.window.showInformationMessage(
    `Put this at ${url} as application/json, then set mcpAuth.clientMetadataUrl to that address.`,
  );
}

function begin(started: ActiveFlow | undefined, { panel }: TokenCommandDeps): void {
  if (started === undefined) return;
  panel().show(started);
  started.flow.go('continue');
}
