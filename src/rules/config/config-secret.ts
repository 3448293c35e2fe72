/**
 * Something that looks like a secret stands in the configuration file in clear text: a token in a
 * header, a key in the environment or in an argument, or a client secret.
 *
 * Looks like: all works. The file is in a repository or is sent along with it, and whoever reads it
 * can do at the server what its owner can.
 * Why: the value was pasted where the client reads it. Files of a workspace are shared with everybody
 * who has the workspace, and what was committed once stays in the history.
 * FastMCP: nothing to be changed there. A server that offers sign-in needs no token in such a file.
 * TypeScript SDK: nothing to be changed there, for the same reason.
 * Provider: revoke a secret that was committed, and make a new one.
 */

import { defineConfigRule, listed, memberWords, placeOf } from './config-rule';

export const configSecret = defineConfigRule({
  id: 'config-secret',
  effect: 'unsafe',
  spec: ['mcp-security-practices'],
  check(entry) {
    // Nobody is given the user's own files, and some clients have no other way.
    if (entry.own) return undefined;
    const found = entry.members.filter(({ secret }) => secret === 'value');
    if (found.length === 0) return undefined;
    const many = found.length > 1;
    return {
      title: `${entry.name} has ${many ? 'secrets' : 'a secret'} in clear text in ${entry.label}`,
      expected: 'a variable in place of the value',
      actual: `what looks like a secret in ${listed(found.map(memberWords))}`,
      because:
        'the file is shared with the workspace, and what was committed once stays in its history',
      do: `${entry.reader.keepOut}. Revoke ${many ? 'secrets that were' : 'a secret that was'} shared`,
      places: found.map((member) => placeOf(entry, member)),
    };
  },
});
