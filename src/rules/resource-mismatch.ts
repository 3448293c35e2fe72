/** The metadata describes another resource than the server that was asked. A trailing slash is enough. */

import { canonical } from './canonical';
import { differenceWords, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const resourceMismatch = defineRule({
  id: 'resource-mismatch',
  severity: 'error',
  spec: ['rfc9728-validation', 'mcp-resource'],
  on: 'resource-mismatch',
  needs: [],
  check(trace) {
    const found = exchangesOf(trace, 'resource-metadata').findLast(
      (one) => one.exchange.response?.status === 200,
    );
    if (found === undefined) return undefined;
    const expected = canonical(trace.server.url);
    const actual = resourceOf(found.exchange.response?.body.text ?? '');
    return {
      title: `${hostOf(found.exchange.request.url)} describes another resource than this server`,
      expected: `resource: ${expected}`,
      actual:
        actual === undefined ? 'no resource in the document' : differenceWords(expected, actual),
      because:
        'a client must not use metadata that is about something else: its token would be for that other resource',
      do: 'set resource, letter by letter, to the address that clients use; or use the address that the document names',
      evidence: [`${found.pointer}/response/body`],
    };
  },
});

function resourceOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('resource' in value)) return undefined;
    return typeof value.resource === 'string' ? value.resource : undefined;
  } catch {
    return undefined;
  }
}
