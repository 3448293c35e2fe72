/** The scheme of help pages, which are documents that nobody can write to. */
export const rulePageScheme = 'mcp-auth-rule';

/** The parts of the address of a rule's help page; its links go to the sections of `revision`. */
export function rulePageAddress(
  rule: string,
  revision: string,
): { readonly scheme: string; readonly path: string; readonly query: string } {
  return { scheme: rulePageScheme, path: `/${rule}.md`, query: revision };
}

/** The rule and the revision that an address names, as far as it has the form of one. */
export function readRulePageAddress(address: {
  readonly path: string;
  readonly query: string;
}): { readonly rule: string; readonly revision: string } | undefined {
  const rule = /^\/([a-z0-9-]+)\.md$/.exec(address.path)?.[1];
  return rule === undefined ? undefined : { rule, revision: address.query };
}
