/**
 * A replay came to something that the recording does not hold: another way is taken by another revision
 * or past a stop, and nobody knows what the server would have answered there.
 */

import { defineRule } from './rule';

export const notRecorded = defineRule({
  id: 'not-recorded',
  effect: 'untidy',
  spec: ['mcp-flow'],
  on: 'not-recorded',
  needs: [],
  check(trace) {
    return {
      title: 'The recording ends here',
      expected: 'an answer that was recorded',
      actual: trace.stop?.says ?? 'none',
      because: 'a replay sends nothing, and this way was not taken when the trace was made',
      do: `to see how it goes on, trace the server itself by MCP ${trace.revision}`,
      evidence: ['/stop/says'],
    };
  },
});
