/**
 * A value has a variable in the words of another client, so the client of this file takes it as it
 * is written.
 *
 * Looks like: 401 although the token is set in the environment; the server sees the variable itself,
 * with dollar sign and braces. Or the host of the address is not found.
 * Why: clients agree on braces and on little else. VS Code has env: and input: in front of the name,
 * Claude Code has the name alone.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, listed, memberWords, placeOf } from './config-rule';

export const configVariable = defineConfigRule({
  id: 'config-variable',
  effect: 'client-fails',
  spec: ['mcp-authorization'],
  check(entry) {
    const { reader } = entry;
    // Of an input without a list of inputs the file itself is told.
    const isForeign = ({ kind }: { readonly kind: (typeof reader.variables)[number] }): boolean =>
      kind !== 'input' && !reader.variables.includes(kind);
    const found = entry.members.filter(({ variables }) => variables.some(isForeign));
    if (found.length === 0) return undefined;
    const texts = [
      ...new Set(
        found.flatMap(({ variables }) => variables.filter(isForeign).map((one) => one.text)),
      ),
    ];
    return {
      title: `${reader.client} does not fill in ${listed(texts)} of ${entry.name}`,
      expected: `a variable as ${reader.client} writes it, such as ${reader.variable}`,
      actual: `${listed(texts)} in ${listed(found.map(memberWords))}`,
      because: `${reader.client} sends a variable that it does not know as it is written`,
      do: reader.keepOut,
      places: found.map((member) => placeOf(entry, member)),
    };
  },
});
