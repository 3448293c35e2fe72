/** Why a flow stops. */

import type { Revision } from './revision';

/** Why a flow cannot go on. Rules turn it into a finding; `says` stands alone if none does. */
export interface StopReason {
  readonly code: StopCode;
  readonly says: string;
  /** The rule id that, given as an override, lets the flow go on past this point. */
  readonly override?: OverridableStop;
  /** The first revision of MCP that makes this a stop; absent when all do. */
  readonly since?: Revision;
  /** The issuer that the user's client was registered at. */
  readonly belongsTo?: string;
}

/** The stops that a user may have a flow go on past; each by the id of the rule that explains it. */
export const overridableStops = [
  'resource-mismatch',
  'no-discovery',
  'issuer-mismatch',
  'pkce-not-advertised',
  'iss-mismatch',
  'insecure-endpoint',
  'private-address',
  'client-issuer-mismatch',
] as const satisfies readonly StopCode[];
export type OverridableStop = (typeof overridableStops)[number];

export type StopCode =
  | 'server-unreachable'
  | 'server-error'
  | 'not-mcp'
  | 'no-discovery'
  | 'resource-metadata-unusable'
  | 'resource-mismatch'
  | 'no-server-metadata'
  | 'issuer-mismatch'
  | 'server-metadata-unusable'
  | 'pkce-not-advertised'
  | 'insecure-endpoint'
  | 'no-registration-path'
  | 'registration-refused'
  | 'no-redirect'
  | 'login-not-finished'
  | 'authorization-refused'
  | 'state-mismatch'
  | 'iss-mismatch'
  | 'no-code'
  | 'token-refused'
  | 'token-unusable'
  | 'token-not-accepted'
  | 'session-failed'
  | 'no-stored-token'
  | 'refresh-refused'
  | 'client-issuer-mismatch'
  | 'client-key-unusable'
  | 'assertion-refused'
  | 'device-refused'
  | 'revocation-refused'
  | 'unregister-refused'
  | 'private-address'
  | 'not-recorded'
  | 'step-limit';
