/** A step went round and round. */

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
