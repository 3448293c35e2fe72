/**
 * An entry has both an Authorization header and keys for signing in. Only one of the two can go out,
 * and which one depends on the client.
 *
 * Looks like: one client works with the fixed token while another asks people to sign in; or nobody
 * is ever asked, the fixed token has expired, and the 401 seems to come from the sign-in.
 * Why: the header was there first, and the OAuth keys were added when the server got a sign-in.
 * A client with a configured Authorization header may never begin one.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 * Seen: https://github.com/anthropics/claude-code/issues/38102
 */

import { defineConfigRule, dotted, listed, memberAt, placeOf } from './config-rule';

export const configHeaderAndOauth = defineConfigRule({
  id: 'config-header-and-oauth',
  effect: 'client-fails',
  spec: ['mcp-token-use', 'mcp-registration'],
  check(entry) {
    const header = memberAt(entry, 'headers.authorization');
    const keys = entry.members.filter(
      (member) => entry.reader.oauthKeys.includes(dotted(member)) && member.path.length <= 2,
    );
    if (entry.kind !== 'http' || header === undefined || keys.length === 0) return undefined;
    return {
      title: `${entry.name} is given a fixed token and keys for signing in at once`,
      expected: 'an Authorization header, or keys for signing in',
      actual: `the header Authorization and ${listed(keys.map(dotted))}`,
      because:
        'a request has one Authorization header. Some clients send the one of the file and never sign in, others put their own in its place',
      do: 'remove the header to have people sign in, or the keys to keep the fixed token',
      places: [header, ...keys].map((member) => placeOf(entry, member)),
    };
  },
});
