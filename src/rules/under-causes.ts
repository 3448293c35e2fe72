/** Which finding is the cause and which only follows from it. */

import type { Finding } from '../model/finding';

/**
 * Findings in the order they are shown: each cause, then what follows from it, with `under` naming
 * the cause at the root. `explainedBy`: by rule, the rules whose findings explain its own;
 * never a rule by itself, not by way of others either.
 */
export function underCauses(
  findings: readonly Finding[],
  explainedBy: { readonly [rule: string]: readonly string[] | undefined },
): readonly Finding[] {
  const found = new Set(findings.map(({ rule }) => rule));
  const rootOf = (rule: string): string => {
    const cause = explainedBy[rule]?.find((one) => found.has(one));
    return cause === undefined ? rule : rootOf(cause);
  };
  const roots = findings.filter(({ rule }) => rootOf(rule) === rule);
  return roots.flatMap((root) => [
    root,
    ...findings
      .filter(({ rule }) => rule !== root.rule && rootOf(rule) === root.rule)
      .map((finding) => ({ ...finding, under: root.rule })),
  ]);
}
