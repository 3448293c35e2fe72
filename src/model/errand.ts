/** What a flow is for. */

/**
 * `sign-in`: from nothing to a session. `reconnect`: work with a sign-in that was saved. `sign-out`:
 * revokes the tokens of a saved sign-in, and looks whether they are dead. `unregister`: deletes a
 * client that was registered. `check-token`: checks a token that the user brought. `probe`: asks the
 * server with tokens that it has to refuse. `check`: learns all that can be known of a server without
 * signing in.
 */
export const errands = [
  'sign-in',
  'reconnect',
  'sign-out',
  'unregister',
  'check-token',
  'probe',
  'check',
] as const;

export type Errand = (typeof errands)[number];

/** Whether a value from elsewhere is one of them: another version may have more, or fewer. */
export function isErrand(value: unknown): value is Errand {
  return errands.some((one) => one === value);
}
