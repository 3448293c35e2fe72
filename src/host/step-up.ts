import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { CallOutcome } from '../model/live-session';
import type { HttpServerEntry } from '../model/server';
import { createTokenStore } from '../oauth/token-store';
import type { Call, CallContext } from './make-call';
import { scopeWish, wordsOf } from './scope-words';

export type StepUpEnd =
  /** The sign-in is good for it now. */
  | { readonly kind: 'again' }
  /** The call was made on the way. */
  | { readonly kind: 'called'; readonly outcome: CallOutcome }
  /** No sign-in helps. */
  | { readonly kind: 'no-matter' }
  | { readonly kind: 'ended' };

/**
 * Looks whether a call failed for the sign-in. A token that the server no longer takes is renewed, or
 * signed in for anew; where a scope lacks, signing in with it is offered, and the trace shown there.
 */
export async function stepUp(
  { context, live }: CallContext,
  { entry, request, name }: Call,
  outcome: CallOutcome,
): Promise<StepUpEnd> {
  if (entry.kind !== 'http') return { kind: 'no-matter' };
  const store = createTokenStore(context.ports.secrets, context.ports.now);
  const saved = (await store.all()).find((one) => one.configuredUrl === entry.url);
  const granted = saved?.stored.tokens.scope ?? saved?.stored.scopeAsked;
  const wish = scopeWish(outcome, granted);
  if (wish.kind === 'not-wanted') {
    if (outcome.kind !== 'refused' || outcome.status === 403) return { kind: 'no-matter' };
    return (await live.renew(entry)) ? { kind: 'again' } : signInAgain(entry);
  }

  context.states.set(entry, {
    kind: 'scope-missing',
    ...(wish.scope !== undefined && { scope: wish.scope }),
  });
  const more = t('Sign In with More Scope');
  const server = oneLine(entry.name);
  const chosen = await vscode.window.showWarningMessage(
    wish.scope === undefined
      ? t(
          '{0} on {1} wants a permission that this sign-in does not have, and the server does not name the scope.',
          oneLine(name),
          server,
        )
      : t(
          '{0} on {1} wants the scope {2}, which this sign-in does not have.',
          oneLine(name),
          server,
          oneLine(wish.scope, 200),
        ),
    more,
  );
  if (chosen !== more) return { kind: 'ended' };
  // The engine makes the call itself, so that the trace shows the refusal and what follows from it.
  if (outcome.kind === 'refused' && request.kind === 'tool' && saved !== undefined) {
    const { name: tool, arguments: given } = request;
    const end = await live.signIn(entry, {
      errand: 'reconnect',
      pause: 'trace',
      settings: { call: { tool, arguments: given } },
    });
    if (end === undefined) return { kind: 'ended' };
    if (end.called === undefined) return { kind: 'again' };
    const { text, isError } = end.called;
    return {
      kind: 'called',
      outcome: {
        kind: 'answered',
        result: { content: [{ type: 'text', text }], ...(isError && { isError }) },
      },
    };
  }
  const scope = await scopeToAsk(wish.scope, granted);
  if (scope === undefined) return { kind: 'ended' };
  const end = await live.signIn(entry, {
    errand: 'sign-in',
    pause: 'trace',
    settings: { scope },
    ...(saved?.label !== undefined && { label: saved.label }),
  });
  return end === undefined ? { kind: 'ended' } : { kind: 'again' };

  async function signInAgain(server: HttpServerEntry): Promise<StepUpEnd> {
    const again = t('Sign In');
    const answer = await vscode.window.showWarningMessage(
      t('{0} no longer takes the sign-in of this connection.', oneLine(server.name)),
      again,
    );
    if (answer !== again) return { kind: 'ended' };
    const signedIn = await live.signIn(server, { errand: 'sign-in', pause: 'trace' });
    return signedIn === undefined ? { kind: 'ended' } : { kind: 'again' };
  }
}

/** With what was granted before, so that the next token is good for the rest too. */
async function scopeToAsk(
  wanted: string | undefined,
  granted: string | undefined,
): Promise<string | undefined> {
  const all = [...new Set([...wordsOf(granted), ...wordsOf(wanted)])].join(' ');
  if (wanted !== undefined) return all;
  return vscode.window.showInputBox({
    title: t('MCP Auth: Scope'),
    prompt: t(
      'The scope to ask for, with spaces between several. The server’s owner knows its name.',
    ),
    value: all,
    ignoreFocusOut: true,
  });
}
