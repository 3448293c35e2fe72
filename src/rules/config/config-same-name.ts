/**
 * Two files of a workspace have a server of the same name. A client that reads both has to choose,
 * or lists two that nobody can tell apart.
 *
 * Looks like: a change in one file does nothing; the sign-in goes to an old address; two servers of
 * one name, of which one works.
 * Why: .vscode/mcp.json and .mcp.json are for different clients, and VS Code and Copilot CLI read
 * both of them.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, listed } from './config-rule';

export const configSameName = defineConfigRule({
  id: 'config-same-name',
  effect: 'untidy',
  spec: ['mcp-authorization'],
  check(entry) {
    const other = entry.earlier.find(({ by }) => by === 'name');
    if (other === undefined) return undefined;
    const { differs } = other;
    return {
      ...(differs.length > 0 && { effect: 'client-fails' as const }),
      title:
        differs.length > 0
          ? `${entry.name} is two different servers, in ${other.label} and in ${entry.label}`
          : `${entry.name} stands in ${other.label} and in ${entry.label}`,
      expected: 'a name that stands once, or the same server under it everywhere',
      actual:
        differs.length > 0 ? `${listed(differs)} not the same in both` : 'the same server twice',
      because:
        'VS Code and Copilot CLI read both files, and what one of them says hides what the other says',
      do:
        differs.length > 0
          ? 'give one of them another name, or make them the same'
          : 'take one of them out, if no client needs it',
      places: [entry.place, other.place],
    };
  },
});
