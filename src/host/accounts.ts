import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { HttpServerEntry } from '../model/server';
import { createTokenStore, type SavedSignIn, type TokenStore } from '../oauth/token-store';
import { accountDetail, accountName } from './account-words';
import { signedIn } from './auth-state-words';
import type { Connections } from './connections';
import { copySecret } from './copy-secret';
import { type FlowContext, say, startAndShow } from './flow-context';
import { signOut } from './sign-out';
import { trusted } from './trusted';

export interface AccountsDeps {
  readonly context: FlowContext;
  readonly connections: Connections;
}

/** Lists the sign-ins of a server: to use another, to sign one out, or to sign in with one more. */
export async function chooseAccount(deps: AccountsDeps, entry: HttpServerEntry): Promise<void> {
  const { context } = deps;
  const store = storeOf(context);
  const saved = await signInsOf(store, entry);
  const now = context.ports.now();
  const another = {
    label: t('$(add) Sign In with Another Account…'),
    signIn: undefined,
    detail: t('Keeps the others. You give it a name, by which it stands in this list.'),
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...saved.map((signIn, at) => ({
        label: `${at === 0 ? '$(check)' : '$(account)'} ${accountName(signIn)}`,
        description: at === 0 ? t('in use') : '',
        detail: accountDetail(signIn, now),
        signIn,
      })),
      another,
    ],
    { title: t('Accounts of {0}', oneLine(entry.name)), matchOnDetail: true },
  );
  if (picked === undefined) return;
  if (picked.signIn === undefined) return signInAsAnother(deps, entry, saved);
  await actOn(deps, entry, picked.signIn, picked.signIn === saved[0]);
}

async function actOn(
  { context, connections }: AccountsDeps,
  entry: HttpServerEntry,
  signIn: SavedSignIn,
  inUse: boolean,
): Promise<void> {
  const use = t('Use This Account');
  const out = t('Sign Out');
  const chosen = await vscode.window.showQuickPick(inUse ? [out] : [use, out], {
    title: t('{0} on {1}', accountName(signIn), oneLine(entry.name)),
  });
  if (chosen === undefined) return;
  const before = inUse ? undefined : (await signInsOf(storeOf(context), entry))[0];
  // A connection goes by the account that it was opened with.
  await connections.close(entry.id);
  await storeOf(context).save(signIn);
  context.states.set(entry, signedIn(signIn.stored.tokens));
  if (chosen === use) return;
  await signOut(context, entry);
  if (before !== undefined) {
    await storeOf(context).save(before);
    context.states.set(entry, signedIn(before.stored.tokens));
  }
}

async function signInAsAnother(
  { context, connections }: AccountsDeps,
  entry: HttpServerEntry,
  saved: readonly SavedSignIn[],
): Promise<void> {
  if (!(await trusted())) return;
  const taken = saved.map(({ label }) => label ?? '');
  const label = await vscode.window.showInputBox({
    title: t('Another account of {0}', oneLine(entry.name)),
    prompt: t('A name for the account, such as whose it is. It stays on this machine.'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return t('A name has at least one character.');
      return taken.includes(text.trim()) ? t('Another account has this name.') : undefined;
    },
  });
  if (label === undefined) return;
  await connections.close(entry.id);
  await startAndShow(context, entry, {
    errand: 'sign-in',
    pause: 'trace',
    label: label.trim(),
    // Else the browser would give the account that it is signed in with. OpenID Connect Core §3.1.2.1.
    settings: { extraParameters: { prompt: 'login' } },
  });
}

/** Puts the access token of a server into the clipboard, after a warning, and takes it out again. */
export async function copyToken(context: FlowContext, entry: HttpServerEntry): Promise<void> {
  const [saved] = await signInsOf(storeOf(context), entry);
  const token = saved?.secrets.accessToken;
  if (token === undefined) {
    say(t('Nobody is signed in to {0}.', entry.name));
    return;
  }
  const copy = t('Copy Token');
  const chosen = await vscode.window.showWarningMessage(
    t('Copy the access token of {0}?', oneLine(entry.name)),
    {
      modal: true,
      detail: t(
        'Whoever has it can use the server in your name until it expires. It is taken out of the clipboard again after one minute, if it is still there; what keeps a history of the clipboard may hold it longer.',
      ),
    },
    copy,
  );
  if (chosen !== copy) return;
  await copySecret(token);
}

function storeOf({ ports }: FlowContext): TokenStore {
  return createTokenStore(ports.secrets, ports.now);
}

/** The sign-ins of a server, the one that is in use first. */
async function signInsOf(
  store: TokenStore,
  entry: HttpServerEntry,
): Promise<readonly SavedSignIn[]> {
  return (await store.all()).filter(({ configuredUrl }) => configuredUrl === entry.url);
}
