/**
 * White space stands before or after the address in the file.
 *
 * Looks like: one client connects and another says that the address is invalid; or the sign-in stops
 * because the resource metadata names another address, which looks the same.
 * Why: it came along when the address was pasted. Some clients cut it off and some do not, and where
 * two addresses are compared letter by letter it counts.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, memberAt, placeOf } from './config-rule';

export const configAddressPadded = defineConfigRule({
  id: 'config-address-padded',
  effect: 'untidy',
  spec: ['mcp-resource'],
  check(entry) {
    if (entry.address?.padded !== true) return undefined;
    const url = memberAt(entry, 'url');
    return {
      title: `The address of ${entry.name} has white space around it`,
      expected: 'the address alone',
      actual: 'white space before or after it',
      because: 'where the address is compared with the one in metadata, every letter counts',
      do: 'take the white space out',
      places: [url === undefined ? entry.place : placeOf(entry, url)],
    };
  },
});
