/** The metadata describes another resource than the server that was asked. A trailing slash is enough. */

import { canonicalResource } from '../model/canonical-resource';
import { differenceWords } from '../model/difference-words';
import { bodyMember, bodyPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const resourceMismatch = defineRule({
  id: 'resource-mismatch',
  effect: 'sign-in-fails',
  spec: ['rfc9728-validation', 'mcp-resource'],
  on: 'resource-mismatch',
  needs: [],
  check(trace) {
    const found = exchangesOf(trace, 'resource-metadata').findLast(
      (one) => one.exchange.response?.status === 200,
    );
    if (found === undefined) return undefined;
    const expected = canonicalResource(trace.server.url);
    const actual = bodyMember(found.exchange, 'resource');
    return {
      title:
        actual === undefined
          ? `${hostOf(found.exchange.request.url)} does not say which resource its metadata is about`
          : `${hostOf(found.exchange.request.url)} describes another resource than this server`,
      expected: `resource: ${expected}`,
      actual:
        actual === undefined ? 'no resource in the document' : differenceWords(expected, actual),
      because:
        'a client must not use metadata that is about something else: its token would be for that other resource',
      do: `set resource in the metadata to the address that clients use, letter by letter: ${expected}`,
      evidence: [bodyPointer(found, 'resource')],
    };
  },
});
