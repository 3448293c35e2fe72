/**
 * A step went round and round, and was ended.
 *
 * Looks like: the same kind of request appears many times in the trace.
 * Why: each answer asked for one more request. A flow has to end, so each step has a number of
 * requests that it may make.
 * FastMCP: look for a middleware that answers every request in the same way, with or without a
 * token.
 * TypeScript SDK: look for a guard that answers every request in the same way, with or without a
 * token.
 * Provider: look at the last answers of the step; a nonce or a delay that is asked for each time
 * never ends.
 */

import { defineRule } from './rule';

export const stepLimit = defineRule({
  id: 'step-limit',
  effect: 'sign-in-fails',
  spec: ['mcp-flow'],
  on: 'step-limit',
  needs: [],
  check: (trace) => ({
    title: 'A step did not come to an end',
    expected: 'an end after a few requests',
    actual: trace.stop?.says ?? '',
    because: 'each answer asked for one more request, and a flow has to end',
    do: 'look at the last answers of this step',
    evidence: ['/stop'],
  }),
});
