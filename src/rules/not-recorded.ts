/** A replay asked for something that the recording does not hold. */

import { defineRule } from './rule';

export const notRecorded = defineRule({
  id: 'not-recorded',
  severity: 'error',
  spec: ['mcp-flow'],
  on: 'not-recorded',
  needs: [],
  check(trace) {
    return {
      title: 'The recording ends here',
      expected: 'an answer that was recorded',
      actual: trace.stop?.says ?? 'none',
      because: 'a replay sends nothing, and this way was not taken when the trace was made',
      do: `trace the server itself, by MCP ${trace.revision}`,
      evidence: ['/stop/says'],
    };
  },
});
