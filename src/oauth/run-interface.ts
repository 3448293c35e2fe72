/** A run as the flow sees it, and what it asks of the flow. */

import type { StepId } from '../model/flow';
import type { Revealable } from '../model/shown-token';
import type { JudgedTrace } from '../model/trace';
import type { RequestEdit } from './edit';
import type { Exposed } from './exposed';
import type { Pace, PausePolicy } from './gate';

export interface Run {
  trace(): JudgedTrace;
  go(pace: Pace): void;
  pause(): void;
  stop(): void;
  rewind(to: StepId): void;
  /** The run as it stands before a step, or where it stands; `undefined` when it has not begun. */
  textBefore(step: StepId): string | undefined;
  retry(): void;
  edit(edit: RequestEdit): boolean;
  resend(exchange: string, edit?: RequestEdit): boolean;
  /** Takes up a stopped step again, which an override now lets pass. */
  proceed(): void;
  loginUrl(): string | undefined;
  userCode(): string | undefined;
  reveal(secret: Revealable): string | undefined;
  exposed(only?: string): Exposed;
  ended(): Promise<JudgedTrace>;
}

/** What may change while the flow lives, across its runs. */
export interface LiveChoices {
  /** What any run has held as a secret: a server may say it back to the next one. */
  readonly secrets: Set<string>;
  policy(): PausePolicy;
  overrides(): readonly string[];
  changed(): void;
  /** A run that was over goes on. */
  revived(): void;
  /** Keeps the text of the present run, or none, after whatever was kept before. Never rejects. */
  keep(text: string | undefined): Promise<void>;
}
