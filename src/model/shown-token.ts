/** The secrets that a person may ask to see. */
export const revealable = ['accessToken', 'idToken', 'refreshToken', 'pastedToken'] as const;
export type Revealable = (typeof revealable)[number];

/** A token as the panel shows it: what it says of itself, and never the token. */
export interface ShownToken {
  readonly title: string;
  /** In characters. */
  readonly length: number;
  /** By what it can be asked for; absent where nobody has it any more. */
  readonly secret?: Revealable;
  /** By how many seconds the clock of who gave it was ahead of this one; absent where that is not known. */
  readonly clockAhead?: number;
  /** Absent for a token that cannot be read. */
  readonly header?: readonly TokenMember[];
  readonly claims?: readonly TokenMember[];
}

export interface TokenMember {
  readonly name: string;
  readonly value: string;
  /** What it is for; empty where nobody knows. */
  readonly meaning: string;
  /** The time that it is, in milliseconds since the epoch. */
  readonly at?: number;
}
