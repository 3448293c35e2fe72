/**
 * A replay came to something that the recording does not hold: another way is taken by another
 * revision or past a stop, and nobody knows what the server would have answered there.
 *
 * Looks like: a saved trace runs again and ends before its last step.
 * Why: a replay sends nothing. It can go only where the recording went.
 * FastMCP: nothing to change there.
 * TypeScript SDK: nothing to change there.
 * Provider: nothing to change there. To see how it goes on, trace the server itself by the other
 * revision.
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
