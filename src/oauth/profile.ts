/** A revision of the specification as data: which steps run, in which order, and by which switches. */

import type { StepId } from '../model/flow';
import type { Revision } from '../model/revision';

export interface Profile {
  readonly revision: Revision;
  /** All that a sign-in can be made of, in order; a plan takes those that the grant needs. */
  readonly steps: readonly StepId[];
  /** Protected resource metadata names the authorization server (2025-06-18 and later). */
  readonly resourceMetadata: boolean;
  /** OpenID Connect Discovery is tried too (2025-11-25 and later). */
  readonly openIdDiscovery: boolean;
  /** No `code_challenge_methods_supported` means stop (2025-11-25 and later). */
  readonly requirePkceMetadata: boolean;
  /** Default endpoints at the origin when there is no metadata (2025-03-26 only). */
  readonly defaultEndpoints: boolean;
  /** A client id may be the address of a metadata document (2025-11-25 and later). */
  readonly clientMetadataDocuments: boolean;
  /** `resource` goes into authorization and token requests (2025-06-18 and later). */
  readonly resourceParameter: boolean;
  /** `iss` of the authorization response is checked (2026-07-28 and later). RFC 9207. */
  readonly responseIssuer: boolean;
  /** A client is not used at another authorization server than before (2026-07-28 and later). */
  readonly boundCredentials: boolean;
  /** `offline_access` is asked for where the authorization server lists it (2026-07-28 and later). */
  readonly offlineAccess: boolean;
  /** Each request stands alone and carries its own protocol version (2026-07-28 and later). */
  readonly statelessWire: boolean;
  /**
   * Scopes come from the challenge, then from resource metadata, and a challenge that wants more than
   * the token has is answered by signing in anew (2025-11-25 and later).
   */
  readonly scopeSelection: boolean;
}
