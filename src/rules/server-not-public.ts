/**
 * The server stands on this machine or in a private network, or has no https. Clients that run
 * elsewhere, such as claude.ai and ChatGPT, cannot reach it.
 *
 * Looks like: the server works with a client on the same machine, and a hosted client says that it
 * cannot connect.
 * Why: a hosted client asks from its own network, by https only. A loopback or private address means
 * something else there, or nothing.
 * FastMCP: nothing to change in the code; put the server behind a public https address and give that
 * address as base_url.
 * TypeScript SDK: nothing to change in the code; use the public address as the resource.
 * Provider: nothing to change there.
 * Seen: https://github.com/andrea-magni/MARS/issues/203
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const serverNotPublic = defineRule({
  id: 'server-not-public',
  effect: 'untidy',
  spec: ['mcp-communication-security'],
  needs: ['survey'],
  check(_trace, { survey }) {
    const at = survey.places.findIndex(({ namedBy }) => namedBy === 'user');
    const place = survey.places[at];
    if (place === undefined) return undefined;
    const inside = place.kind === 'loopback' || place.kind === 'private';
    const plain = place.url.startsWith('http:');
    if (!inside && !plain) return undefined;
    const where = place.kind === 'loopback' ? 'a loopback address' : 'a private address';
    return {
      title: `Clients that run elsewhere cannot use ${hostOf(place.url)}`,
      expected: 'an https address on a public host',
      actual: [inside ? where : undefined, plain ? 'plain http' : undefined]
        .filter((word) => word !== undefined)
        .join(', '),
      because:
        'hosted clients, such as claude.ai and ChatGPT, ask from their own network. On this machine or in this network the server works as it is',
      do: 'give the server a public https address if hosted clients are to use it; otherwise leave it',
      evidence: ['/server/url', `/facts/survey/places/${at}/kind`],
    };
  },
});
