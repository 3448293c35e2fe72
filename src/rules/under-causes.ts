/** Which finding is the cause and which only follows from it. */

import type { Finding } from '../model/finding';
import type { Judged } from './rule';

/**
 * Findings in the order they are shown: each cause, then what follows from it, with `under` naming
 * the cause at the root. `explainedBy`: by rule, the rules whose findings explain its own, where the
 * finding does not say it; never a rule by itself, not by way of others either.
 */
export function underCauses(
  findings: readonly Judged[],
  explainedBy: { readonly [rule: string]: readonly string[] | undefined },
): readonly Finding[] {
  const found = new Map(findings.map((finding) => [finding.rule, finding]));
  const rootOf = (rule: string): string => {
    const causes = found.get(rule)?.follows ?? explainedBy[rule];
    const cause = causes?.find((one) => found.has(one));
    return cause === undefined ? rule : rootOf(cause);
  };
  const plain = findings.map(({ follows: _, ...finding }): Finding => finding);
  const roots = plain.filter(({ rule }) => rootOf(rule) === rule);
  return roots.flatMap((root) => [
    root,
    ...plain
      .filter(({ rule }) => rule !== root.rule && rootOf(rule) === root.rule)
      .map((finding) => ({ ...finding, under: root.rule })),
  ]);
}
