/** A step went round and round. */

import { defineRule } from './rule';

export const stepLimit = defineRule({
  id: 'step-limit',
  severity: 'error',
  spec: ['mcp-flow'],
  on: 'step-limit',
  needs: [],
  check: (trace) => ({
    title: 'A step did not come to an end',
    expected: 'an end after a few requests',
    actual: trace.stop?.says ?? '',
    because: 'the server keeps answering in a way that asks for one more request',
    do: 'look at the last answers of this step',
    evidence: ['/stop'],
  }),
});
