/** What is known of signing in to a server; the servers view and commands show it. */
export type AuthState =
  /** Started as a child process, so there is nothing to sign in to. */
  | { readonly kind: 'not-needed' }
  /** Nothing was asked of the server yet. */
  | { readonly kind: 'unknown' }
  /** Answered without a token. */
  | { readonly kind: 'open' }
  | { readonly kind: 'sign-in-needed' }
  /** `until`: when the token expires, in milliseconds since the epoch, if the server said so. */
  | { readonly kind: 'signed-in'; readonly until?: number }
  | { readonly kind: 'expired' }
  /** The token is over, and the authorization server gave no new one. */
  | { readonly kind: 'refresh-failed' }
  /** The server lets the sign-in in, and wants more of it for something; `scope` if it said what. */
  | { readonly kind: 'scope-missing'; readonly scope?: string }
  /** Signing in failed for a reason that will not pass by itself. */
  | { readonly kind: 'cannot'; readonly why: string }
  /** No answer came. */
  | { readonly kind: 'down'; readonly why: string };
