/** Words and icons for servers in the tree: plain functions of the entry, its state and the time. */

import { t } from '@vscode/l10n';
import { oneLine } from '../config/one-line';
import type { SameServer } from '../config/same-server';
import { commandWords, displayUrl } from '../config/server-text';
import type { AuthState } from '../model/auth-state';
import type { ConfigFile, HttpServerEntry, ServerEntry, StdioServerEntry } from '../model/server';

const minute = 60_000;

/** A product icon and a theme colour, both by id. The words say the same, so colour adds nothing. */
export interface Look {
  readonly icon: string;
  readonly color?: string;
}

/** Whole units that are left, rounded down so that the words never promise too much. */
export function timeLeft(ms: number): string {
  const minutes = Math.floor(ms / minute);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return t('under 1 min left');
  if (hours < 1) return t('{0} min left', minutes);
  if (hours < 48)
    return minutes % 60 === 0
      ? t('{0} h left', hours)
      : t('{0} h {1} min left', hours, minutes % 60);
  return t('{0} days left', Math.floor(hours / 24));
}

/** The state as it is now: a sign-in whose time has passed is expired. */
export function stateNow(state: AuthState, now: number): AuthState {
  const ended = state.kind === 'signed-in' && state.until !== undefined && state.until <= now;
  return ended ? { kind: 'expired' } : state;
}

/** The state in a few words. */
export function authWords(state: AuthState, now: number): string {
  const current = stateNow(state, now);
  switch (current.kind) {
    case 'not-needed':
      return t('no sign-in');
    case 'unknown':
      return t('not checked');
    case 'open':
      return t('open, no sign-in');
    case 'sign-in-needed':
      return t('sign-in needed');
    case 'signed-in':
      return current.until === undefined
        ? t('signed in')
        : t('signed in, {0}', timeLeft(current.until - now));
    case 'expired':
      return t('sign-in expired');
    case 'refresh-failed':
      return t('refresh failed, sign-in needed');
    case 'scope-missing':
      return current.scope === undefined
        ? t('scope missing')
        : t('scope missing: {0}', oneLine(current.scope));
    case 'cannot':
      return t('cannot sign in');
    case 'down':
      return t('not reachable');
  }
}

/** What stands behind the server's name. */
export function serverDescription(entry: ServerEntry, state: AuthState, now: number): string {
  if (entry.kind === 'broken') return oneLine(entry.problem, 200);
  return [
    transportWords(entry),
    authWords(state, now),
    ...(entry.disabled === true ? [t('disabled')] : []),
    ...(entry.within === undefined ? [] : [t('in {0}', oneLine(entry.within, 100))]),
  ].join(' · ');
}

/** How often a server stands that is shown once, and what is not the same; nothing for a single place. */
export function copiesDescription({ copies }: SameServer): string | undefined {
  if (copies.length < 2) return undefined;
  const differs = [...new Set(copies.flatMap((copy) => copy.differs))];
  const places = t('in {0} places', copies.length);
  return differs.length === 0 ? places : t('{0}, not the same: {1}', places, listed(differs));
}

/** Every place in which a server stands, one a line, with what is not as in the first. */
export function copiesTooltip({ copies }: SameServer): readonly string[] {
  if (copies.length < 2) return [];
  const shown = copies.slice(0, 12).map(copyWords);
  const more = copies.length - shown.length;
  return [
    t('stands in {0} places:', copies.length),
    ...shown,
    ...(more > 0 ? [t('and {0} more', more)] : []),
  ];
}

/** One of the places. */
export function copyWords({ label, client, differs, entry }: SameServer['copies'][number]): string {
  const place = [oneLine(label, 200), ...(entry.within ? [oneLine(entry.within, 100)] : [])].join(
    ', ',
  );
  const read = client === '' ? place : `${place} (${oneLine(client, 100)})`;
  return differs.length === 0 ? read : t('{0}, not the same: {1}', read, listed(differs));
}

/** What a screen reader says for the server. */
export function serverSpoken(entry: ServerEntry, state: AuthState, now: number): string {
  const name = shownName(entry);
  if (entry.kind === 'broken')
    return t('{0}, cannot be used: {1}', name, oneLine(entry.problem, 200));
  return [name, t('{0} server', transportWords(entry)), ...stateSentence(state, now)].join(', ');
}

/** Plain text, several lines. Holds no header value, argument, environment value, query or password. */
export function serverTooltip(entry: ServerEntry, state: AuthState, now: number): string {
  const name = shownName(entry);
  if (entry.kind === 'broken') return [name, oneLine(entry.problem, 300)].join('\n');
  const lines = [name, entry.kind === 'http' ? displayUrl(entry.url) : commandWords(entry)];
  lines.push(stateSentence(state, now).join(': '));
  if (entry.kind === 'http' && Object.keys(entry.headers).length > 0) {
    lines.push(t('sends the headers {0}', listed(Object.keys(entry.headers))));
  }
  if (entry.unresolved.length > 0) lines.push(t('asks for {0}', listed(entry.unresolved)));
  return lines.join('\n');
}

/** The icon for the server's state. */
export function serverLook(entry: ServerEntry, state: AuthState, now: number): Look {
  if (entry.kind === 'broken') return { icon: 'warning', color: 'problemsWarningIcon.foreground' };
  if (entry.kind === 'stdio') return { icon: 'terminal' };
  switch (stateNow(state, now).kind) {
    case 'not-needed':
    case 'unknown':
      return { icon: 'circle-outline' };
    case 'open':
      return { icon: 'unlock' };
    case 'sign-in-needed':
      return { icon: 'key', color: 'problemsWarningIcon.foreground' };
    case 'signed-in':
      return { icon: 'pass-filled', color: 'testing.iconPassed' };
    case 'expired':
    case 'refresh-failed':
      return { icon: 'history', color: 'problemsWarningIcon.foreground' };
    case 'scope-missing':
      return { icon: 'lock', color: 'problemsWarningIcon.foreground' };
    case 'cannot':
      return { icon: 'error', color: 'problemsErrorIcon.foreground' };
    case 'down':
      return { icon: 'debug-disconnect', color: 'problemsErrorIcon.foreground' };
  }
}

/** The name as a label; a name may be empty. */
export function shownName(entry: ServerEntry): string {
  return oneLine(entry.name, 100) || t('(no name)');
}

/** What stands behind a file's name: its folder when there are several, its client, and its first problem. */
export function fileDescription(file: ConfigFile, folder: string | undefined): string {
  const [first] = file.problems;
  const more = file.problems.length > 1 ? t(' (and {0} more)', file.problems.length - 1) : '';
  const state =
    first === undefined
      ? file.servers.length === 0 && t('no servers')
      : t('line {0}: {1}{2}', first.line + 1, oneLine(first.message, 200), more);
  const { source } = file;
  const client = source && source.together === undefined && source.scope !== 'added';
  return [folder !== undefined && oneLine(folder), client && oneLine(source.clientName), state]
    .filter(Boolean)
    .join(' · ');
}

/** The file's path and all that is wrong with it. */
export function fileTooltip(file: ConfigFile): string {
  const shown = file.problems.slice(0, 10);
  const rest = file.problems.length - shown.length;
  return [
    file.label,
    ...shown.map(({ line, message }) => t('line {0}: {1}', line + 1, oneLine(message, 300))),
    ...(rest > 0 ? [t('and {0} more', rest)] : []),
  ].join('\n');
}

/** Problems of files and entries together, for the badge. */
export function countProblems(files: readonly ConfigFile[]): number {
  const broken = files.flatMap(({ servers }) => servers.filter(({ kind }) => kind === 'broken'));
  return files.reduce((sum, { problems }) => sum + problems.length, broken.length);
}

function stateSentence(state: AuthState, now: number): readonly string[] {
  const words = authWords(state, now);
  return 'why' in state ? [words, oneLine(state.why, 300)] : [words];
}

function transportWords(entry: HttpServerEntry | StdioServerEntry): string {
  if (entry.kind === 'stdio') return 'stdio';
  return entry.transport === 'sse' ? t('SSE') : t('HTTP');
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => oneLine(name));
  return [...shown, ...(names.length > 8 ? ['…'] : [])].join(', ');
}
