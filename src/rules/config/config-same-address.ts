/**
 * One server stands under two names, and with other headers or another client id each time. Saved
 * sign-ins go by the address, so what is done under one name shows under the other.
 *
 * Looks like: signing out of one server signs out of the other; one works and the other does not
 * although the address is the same.
 * Why: two accounts or two teams are told apart by a header, or one entry was forgotten.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, listed } from './config-rule';

export const configSameAddress = defineConfigRule({
  id: 'config-same-address',
  effect: 'untidy',
  under: ['config-same-name'],
  spec: ['mcp-resource'],
  check(entry) {
    const other = entry.earlier.find(({ by, differs }) => by === 'address' && differs.length > 0);
    if (other === undefined) return undefined;
    const { differs } = other;
    return {
      title: `${entry.name} and ${other.name} are one server with different settings`,
      expected: 'one entry for one address',
      actual: `the same address, and ${listed(differs)} not the same`,
      because:
        'a sign-in belongs to the address, so both of them share it whatever the settings say',
      do: `take out ${entry.name} or ${other.name}, or give the server an address for each`,
      places: [entry.place, other.place],
    };
  },
});
