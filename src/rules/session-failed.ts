/** The token is accepted or not needed, and the MCP session breaks. */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const sessionFailed = defineRule({
  id: 'session-failed',
  severity: 'error',
  spec: ['mcp-lifecycle', 'mcp-transports'],
  on: 'session-failed',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    return {
      title: `${hostOf(trace.server.url)} breaks off the session`,
      expected: 'an answer by the protocol',
      actual: trace.stop?.says ?? '',
      because: 'sign-in is behind us at this point; what fails is the MCP session itself',
      do: 'read the last answer below and the log of the server for the same moment',
      evidence: last === undefined ? ['/stop'] : [last.pointer],
    };
  },
});
