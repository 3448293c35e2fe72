/** A server with what a check has found, as the reports for other programs take it. */

import type { JudgedTrace } from '../model/trace';

export interface CheckedServer {
  readonly name: string;
  /** Where its entry stands; absent for an address that was given by hand. */
  readonly place?: {
    /** Relative to where the command runs, with `/`. */
    readonly path: string;
    /** Both from 1. */
    readonly line: number;
    readonly column: number;
  };
  readonly result:
    | { readonly kind: 'checked'; readonly trace: JudgedTrace }
    /** `failed`: something is wrong with the entry, and not only with what is known here. */
    | { readonly kind: 'not-checked'; readonly why: string; readonly failed: boolean };
}

/** All findings, in the order of the servers. */
export function findingsOf({ result }: CheckedServer): JudgedTrace['findings'] {
  return result.kind === 'checked' ? result.trace.findings : [];
}
