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
  /** Signing in failed for a reason that will not pass by itself. */
  | { readonly kind: 'cannot'; readonly why: string }
  /** No answer came. */
  | { readonly kind: 'down'; readonly why: string };
