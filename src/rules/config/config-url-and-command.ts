/**
 * An entry has both an address and a command. A client reads one of them and says nothing of the
 * other.
 *
 * Looks like: the client starts a process where the server behind the address was meant, so nobody
 * is asked to sign in; or the other way round.
 * Why: an entry was changed from one kind to the other and half of it was left.
 * FastMCP: nothing to be changed there.
 * TypeScript SDK: nothing to be changed there.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, memberAt, placeOf } from './config-rule';

export const configUrlAndCommand = defineConfigRule({
  id: 'config-url-and-command',
  effect: 'client-fails',
  spec: ['mcp-transports'],
  check(entry) {
    const url = memberAt(entry, 'url');
    const command = memberAt(entry, 'command');
    if (url === undefined || command === undefined) return undefined;
    const type = memberAt(entry, 'type') === undefined ? 'no type' : 'a type';
    const reads = entry.kind === 'http' ? 'url' : 'command';
    const other = reads === 'url' ? 'command' : 'url';
    return {
      title: `${entry.name} has both an address and a command`,
      expected: 'url for a server that is reached, or command for one that is started',
      actual: `url and command, and ${type}`,
      because: `with ${type} ${reads} is what counts here, and another client may decide otherwise`,
      do: `take out ${other}, or ${reads} if it was left from before`,
      places: [reads === 'url' ? command : url, reads === 'url' ? url : command].map((member) =>
        placeOf(entry, member),
      ),
    };
  },
});
