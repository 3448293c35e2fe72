/** What a report says after its end: by whose rules the flow went, and what would lead past a stop. */

import { type Revision, revisions } from '../model/revision';
import type { Trace } from '../model/trace';

/** Says when the rules of 2025-03-26 were taken. MCP 2025-03-26, Fallbacks for Servers without Metadata Discovery. */
export function legacyWords({ facts }: Pick<Trace, 'facts'>): readonly string[] {
  const { resource, authorizationServer: server } = facts;
  if (resource?.legacy !== true) return [];
  const own = `By the rules of MCP 2025-03-26 the server signs people in itself, at ${resource.authorizationServer}.`;
  if (server?.source !== 'default-endpoints') return [own];
  return [
    own,
    'It has no metadata, so the default endpoints were taken: /authorize, /token, /register.',
  ];
}

/** How to trace again so that the flow goes on past its stop; nothing when only the server can help. */
export function waysOn({ stop, revision }: Pick<Trace, 'stop' | 'revision'>): readonly string[] {
  const older = stop?.since === undefined ? [] : before(stop.since, revision);
  return [
    ...older.map((one) => `Trace as MCP ${one}, whose clients do not stop here: --revision ${one}`),
    ...(stop?.override === undefined
      ? []
      : [`Trace as a client that goes on here, on record: --override ${stop.override}`]),
  ];
}

/** The newest comes first: it is the least of a change. */
function before(since: Revision, traced: Revision): readonly Revision[] {
  return revisions.filter((one) => one < since && one < traced).toReversed();
}
