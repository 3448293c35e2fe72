/** The help page of a rule, as the build reads it from the comment of its file. */

export interface RulePage {
  /** What it is; the first sentence stands by itself. */
  readonly what: string;
  /** How it looks to somebody who uses a client. */
  readonly looksLike: string;
  readonly why: string;
  /** What to change, by where. */
  readonly fastMcp: string;
  readonly typescriptSdk: string;
  readonly provider: string;
  /** Addresses of threads in which people met it. */
  readonly seen: readonly string[];
}

/** The page of each rule by its id. */
export type RulePages = { readonly [rule: string]: RulePage };
