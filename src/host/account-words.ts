/** Words for a saved sign-in. None of its secrets is in them. */

import { t } from '@vscode/l10n';
import { oneLine } from '../config/one-line';
import type { SavedSignIn } from '../oauth/token-store';
import { timeLeft } from './server-words';

/** What people know it by. */
export function accountName({ label, stored }: SavedSignIn): string {
  return oneLine(label ?? t('client {0}', stored.client.clientId), 80);
}

/** Who gave it, for what, and how long it is good. `now` in milliseconds since the epoch. */
export function accountDetail({ stored, label }: SavedSignIn, now: number): string {
  const { issuer, tokens, client, scopeAsked } = stored;
  const scope = tokens.scope ?? scopeAsked;
  return [
    t('from {0}', oneLine(issuer, 80)),
    ...(label === undefined ? [] : [t('client {0}', oneLine(client.clientId, 40))]),
    scope === undefined ? t('no scope named') : t('scope {0}', oneLine(scope, 80)),
    expiryWords(tokens.expiresAt, tokens.refreshToken !== undefined, now),
  ].join(' · ');
}

function expiryWords(expiresAt: number | undefined, renewable: boolean, now: number): string {
  if (expiresAt === undefined) return t('no end stated');
  if (expiresAt > now) return timeLeft(expiresAt - now);
  return renewable ? t('to be renewed') : t('expired');
}
