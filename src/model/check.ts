/** The checks of a token, in plain words. */

/** What is checked of a token: of a JWT, or of what an introspection answer says about it. */
export type CheckId =
  /** The authorization server says that the token is good. RFC 7662 §2.2. */
  | 'active'
  | 'algorithm'
  /** The key that the header names is one that the issuer publishes. */
  | 'key'
  | 'signature'
  /** `typ` of the header. RFC 9068 §2.1. */
  | 'type'
  /** It is an access token and no ID token. */
  | 'kind'
  | 'issuer'
  | 'audience'
  | 'expiry'
  | 'not-before'
  | 'issued-at'
  /** Granted, beside what the client asked for. */
  | 'scope'
  /** Granted, beside what the challenge of the server named. */
  | 'required-scope'
  | 'client'
  /** `token_type` of an introspection answer. */
  | 'token-type'
  /** Bound to the key of the client's proofs. RFC 9449 §6. */
  | 'binding';

/** Outcome of one check, in the words the user reads. */
export interface Check {
  readonly id: CheckId;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly expected: string;
  readonly actual: string;
  /** In which way it fails, where that is a fault of its own. */
  readonly cause?: 'unsigned' | 'client-id' | 'sent-as-bearer';
}
