/** Tokens as data, without the tokens. */

import type { Facts, Grant } from './flow';
import type { JsonObject } from './wire';

/** What may be known of a token without knowing the token. */
export interface TokenShape {
  readonly length: number;
  /** It holds characters that no header field can carry. */
  readonly unsendable?: true;
  /** Present when it parses as a JWT; the signature is not part of it. */
  readonly jwt?: { readonly header: JsonObject; readonly claims: JsonObject };
}

export interface TokenSet {
  readonly tokenType: string;
  readonly accessToken: TokenShape;
  readonly refreshToken?: TokenShape;
  readonly idToken?: TokenShape;
  readonly scope?: string;
  /** Milliseconds since the epoch; absent when the server did not say. */
  readonly expiresAt?: number;
}

/** A saved sign-in, without its secrets, and all that a later run needs to renew, check and revoke it. */
export interface StoredToken {
  readonly tokens: TokenSet;
  readonly issuer: string;
  readonly resource: string;
  readonly tokenEndpoint: string;
  /** RFC 7009 §2. */
  readonly revocationEndpoint?: string;
  /** RFC 7662 §2. */
  readonly introspectionEndpoint?: string;
  readonly jwksUri?: string;
  /** Where the authorization server's metadata was read. */
  readonly metadataUrl?: string;
  readonly client: Facts['client'];
  /** How the tokens were first come by, before any refresh. */
  readonly grant: Grant;
  /** The access token is good only with a proof by the saved key. RFC 9449 §5. */
  readonly dpopBound: boolean;
  /** Absent when the request named no scope. */
  readonly scopeAsked?: string;
  /** When these tokens came, in milliseconds since the epoch; 0 when nobody noted it. */
  readonly obtainedAt: number;
  /** The last refresh, if it failed; `at` in milliseconds since the epoch, `error` as the server put it. */
  readonly refreshFailed?: { readonly at: number; readonly error: string };
  /** The server has refused the access token, whatever its lifetime says. */
  readonly refusedByServer?: true;
}
