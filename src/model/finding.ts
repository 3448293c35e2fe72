/** A named fault: what was expected, what came, why it matters, and what to do about it. */

import type { SpecId } from './spec';

/** What it does to people: nobody signs in, some clients fail, somebody can come to harm, or nothing yet. */
export type Effect = 'sign-in-fails' | 'client-fails' | 'unsafe' | 'untidy';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** The rule's id, which is also its file name and the word for `--override`. */
  readonly rule: string;
  readonly effect: Effect;
  readonly severity: Severity;
  /** The cause in plain words; names the party that must change. */
  readonly title: string;
  readonly expected: string;
  readonly actual: string;
  readonly because: string;
  readonly do: string;
  readonly spec: readonly SpecId[];
  /**
   * JSON pointers into the trace: the header, field or claim that shows it. Past `body/text` a
   * pointer goes on inside the JSON that the text is.
   */
  readonly evidence: readonly string[];
  /** The rule whose finding is the cause of this one; it stands before this one in the list. */
  readonly under?: string;
}
