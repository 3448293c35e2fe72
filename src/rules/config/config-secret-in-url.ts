/**
 * An address in the configuration file carries a secret: a user name and password in front of the
 * host, or a token in its query.
 *
 * Looks like: all works, until the address turns up in a log, in a report or in an error message.
 * Some clients drop the user name and password, and get 401.
 * Why: a server without sign-in was given its key this way, since an address is the one thing that
 * every client lets people write. Addresses are logged by every proxy on the way, and MCP allows no
 * access token in a query. fetch refuses an address with a user name in it.
 * FastMCP: take the key from a header, or let people sign in with an auth provider.
 * TypeScript SDK: the same. requireBearerAuth reads the Authorization header alone.
 * Provider: revoke a secret that was in an address, and make a new one.
 */

import { defineConfigRule, listed, memberWords, placeOf } from './config-rule';

export const configSecretInUrl = defineConfigRule({
  id: 'config-secret-in-url',
  effect: 'unsafe',
  spec: ['mcp-token-use', 'mcp-security-practices'],
  check(entry) {
    const found = entry.members.filter(({ secret }) => secret === 'userinfo' || secret === 'query');
    if (found.length === 0) return undefined;
    const parts = found.map((member) =>
      member.secret === 'query'
        ? `a secret in the query of ${memberWords(member)}`
        : `a user name or password in ${memberWords(member)}`,
    );
    return {
      title: `${entry.name} has a secret in its address in ${entry.label}`,
      expected: 'an address that anybody may see',
      actual: listed(parts),
      because:
        'addresses end up in logs of servers and proxies, and the file is shared with the workspace',
      do: `send it in a header, and ${entry.reader.keepOut}`,
      places: found.map((member) => placeOf(entry, member)),
    };
  },
});
