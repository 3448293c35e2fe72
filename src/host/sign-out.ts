import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HttpServerEntry } from '../model/server';
import { createTokenStore } from '../oauth/token-store';
import { signedIn } from './auth-state-words';
import { type FlowContext, panelIsFree, say, showBegun } from './flow-context';
import { signOutWords } from './sign-out-words';

/**
 * Revokes the tokens of the account that is in use where its authorization server takes that, looks
 * whether they are dead, and deletes them whatever came of it. The panel is shown when something is wrong.
 */
export async function signOut(context: FlowContext, entry: HttpServerEntry): Promise<void> {
  const { flows, ports, states } = context;
  const store = createTokenStore(ports.secrets, ports.now);
  const [saved, ...others] = (await store.all()).filter((one) => one.configuredUrl === entry.url);
  if (saved === undefined) {
    say(t('Nobody was signed in to {0}.', entry.name));
    return;
  }
  const { isTrusted } = vscode.workspace;
  const begun = isTrusted
    ? await flows.run(entry, { errand: 'sign-out', pause: 'trace' })
    : undefined;
  const trace =
    begun &&
    (await vscode.window.withProgress(
      { location: { viewId: 'mcpAuth.servers' } },
      // A bug of the engine was said where it was found; the tokens are deleted all the same.
      () => begun.flow.ended().catch(() => undefined),
    ));
  await store.remove(saved);
  // A connection that goes by the tokens ends here, whoever else is signed in.
  states.set(entry, { kind: 'sign-in-needed' });
  const [next] = others;
  if (next !== undefined) states.set(entry, signedIn(next.stored.tokens));
  const { text, wrong } = signOutWords(
    entry.name,
    trace ?? (isTrusted ? 'not-begun' : 'untrusted'),
  );
  if (begun === undefined) {
    say(text);
    return;
  }
  if (wrong && panelIsFree(context)) showBegun(context, begun);
  const show = t('Show Trace');
  const answer = wrong
    ? await vscode.window.showWarningMessage(text, show)
    : await vscode.window.showInformationMessage(text, show);
  if (answer === show) showBegun(context, begun);
}
