/** Words for a server that is connected, and what it offers. All of a server's text is cut to one line. */

import { t } from '@vscode/l10n';
import { oneLine } from '../config/one-line';
import type { ListOutcome, LiveSession, OfferedItem, Offering } from '../model/live-session';

export const offeringWords: { readonly [offering in Offering]: string } = {
  tools: t('Tools'),
  resources: t('Resources'),
  'resource-templates': t('Resource Templates'),
  prompts: t('Prompts'),
};

const transports = {
  'streamable-http': t('Streamable HTTP'),
  sse: t('HTTP+SSE'),
  stdio: 'stdio',
} as const;

/** The server's own name and version. */
export function sessionName({ session }: LiveSession): string {
  return oneLine(`${session.serverName} ${session.serverVersion}`.trim(), 100);
}

/** Revision, transport and how quickly the server answered. */
export function sessionDescription({ session, latency }: LiveSession): string {
  return [
    oneLine(session.protocolVersion),
    transports[session.transport],
    t('answered in {0} ms', latency),
  ].join(' · ');
}

/** All that is known of the session, a line each. */
export function sessionTooltip(live: LiveSession): string {
  const { session, sessionId } = live;
  const { capabilities, instructions } = session;
  const wire =
    session.era === '2026'
      ? t('each request stands alone (since 2026-07-28)')
      : t('opened by initialize (until 2025-11-25)');
  return [
    sessionName(live),
    t('protocol revision {0}: {1}', oneLine(session.protocolVersion), wire),
    t('{0}, answered in {1} ms', transports[session.transport], live.latency),
    ...(session.transport === 'streamable-http'
      ? [sessionId === undefined ? t('no session id') : t('in a session with an id')]
      : []),
    capabilities.length === 0
      ? t('offers nothing')
      : t('offers {0}', capabilities.map((name) => oneLine(name)).join(', ')),
    ...(instructions === undefined ? [] : [t('says: {0}', oneLine(instructions, 500))]),
  ].join('\n');
}

/** What stands behind the name of a list. */
export function listDescription(outcome: ListOutcome | undefined): string {
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'listed':
      return outcome.more ? t('{0}, and more', outcome.items.length) : String(outcome.items.length);
    case 'refused':
      return t('refused with {0}', outcome.status);
    case 'session-lost':
    case 'failed':
      return t('could not be read');
  }
}

/** The name that people know an item by. */
export function offeredName({ name, title }: OfferedItem): string {
  return oneLine(title || name, 100) || t('(no name)');
}

/** What the server says of an item, on a few lines. */
export function offeredTooltip({ name, title, description }: OfferedItem): string {
  return [
    oneLine(name, 200),
    ...(title === undefined || title === name ? [] : [oneLine(title, 200)]),
    ...(description === undefined ? [] : [oneLine(description, 600)]),
  ].join('\n');
}
