/** What each revision of MCP has a client do in a step, said from the switches that the engine itself goes by. */

import type { StepId } from '../model/flow';
import { type Revision, revisions } from '../model/revision';
import type { Profile } from './profile';
import { profiles } from './profiles/by-revision';

export interface RevisionNote {
  readonly revision: Revision;
  readonly does: string;
}

/** Steps in which revisions differ. */
const notes: { readonly [step in StepId]?: (profile: Profile) => string } = {
  'first-request': ({ statelessWire }) =>
    statelessWire
      ? 'Asks with server/discover, and with initialize where the server is older.'
      : 'Asks with initialize.',
  'resource-metadata': ({ resourceMetadata }) =>
    resourceMetadata
      ? 'Reads the resource metadata where the challenge says, else at the well-known addresses, and stops without.'
      : 'Reads none: the origin of the server is its authorization server.',
  'server-metadata': ({ openIdDiscovery, defaultEndpoints, requirePkceMetadata }) =>
    [
      openIdDiscovery
        ? 'Tries RFC 8414, then OpenID Connect Discovery.'
        : defaultEndpoints
          ? 'Tries RFC 8414 at the origin, else takes /authorize, /token and /register there.'
          : 'Tries RFC 8414 and nothing else.',
      requirePkceMetadata ? 'Stops where PKCE with S256 is not listed.' : '',
    ]
      .join(' ')
      .trim(),
  'client-identity': ({ clientMetadataDocuments, scopeSelection, offlineAccess }) =>
    [
      clientMetadataDocuments
        ? 'A client id may be the address of a metadata document.'
        : 'A client is registered, beforehand or on the spot.',
      scopeSelection
        ? 'The scope is that of the challenge, else all that the resource metadata lists.'
        : 'Says nothing of which scope to ask for.',
      offlineAccess ? 'offline_access is asked for where it is listed.' : '',
    ]
      .join(' ')
      .trim(),
  registration: ({ boundCredentials }) =>
    boundCredentials
      ? 'A client is used at the authorization server that it comes from, and at no other.'
      : 'Does not say at which authorization server a client may be used again.',
  pkce: ({ resourceParameter }) =>
    resourceParameter
      ? 'Sends resource, so that the token is for this server.'
      : 'Does not send resource.',
  callback: ({ responseIssuer }) =>
    responseIssuer ? 'Checks state and iss.' : 'Checks state; iss is not looked at.',
  connect: ({ statelessWire }) =>
    statelessWire ? 'Each request stands alone.' : 'Opens a session with initialize.',
  'call-tool': ({ scopeSelection }) =>
    scopeSelection
      ? 'A 403 for want of a scope is answered by signing in with it.'
      : 'Says nothing of a scope that lacks.',
};

/** The newest first; nothing for a step that is the same in all. */
export function revisionNotes(step: StepId): readonly RevisionNote[] {
  const note = notes[step];
  if (note === undefined) return [];
  return revisions.toReversed().map((revision) => ({ revision, does: note(profiles[revision]) }));
}
