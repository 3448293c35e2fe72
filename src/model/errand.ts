/** What a flow is for. */

export type Errand =
  /** From nothing to a session. */
  | 'sign-in'
  /** Work with a sign-in that was saved. */
  | 'reconnect'
  /** Revokes the tokens of a saved sign-in, and looks whether they are dead. */
  | 'sign-out'
  /** Deletes a client that was registered. */
  | 'unregister'
  /** Checks a token that the user brought. */
  | 'check-token'
  /** Asks the server with tokens that it has to refuse. */
  | 'probe'
  /** Learns all that can be known of a server without signing in. */
  | 'check';
