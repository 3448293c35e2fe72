/** Why a flow stops. */

import type { Revision } from './revision';

/** Why a flow cannot go on. Rules turn it into a finding; `says` stands alone if none does. */
export interface StopReason {
  readonly code: StopCode;
  readonly says: string;
  /** The rule id that, given as an override, lets the flow go on past this point. */
  readonly override?: string;
  /** The first revision of MCP that makes this a stop; absent when all do. */
  readonly since?: Revision;
  /** The issuer that the user's client was registered at. */
  readonly belongsTo?: string;
}

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
