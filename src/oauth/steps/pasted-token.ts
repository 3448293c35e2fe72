/** Takes a token that the user brought, to have it checked as the server would. */

import { defineStep } from '../step';

export const pastedToken = defineStep({
  id: 'pasted-token',
  title: 'Your token',
  phase: 'token',
  explained:
    'The token that you brought is looked at here and sent nowhere. What the server would check is checked against what its metadata says.',
  spec: ['mcp-token-use', 'rfc9068-validation'],
  needs: [],
  gives: ['pasted'],
  limit: 2,
  next(_known, seen) {
    const last = seen.at(-1);
    if (last === undefined) return { do: 'compute', op: { op: 'look-at-pasted' } };
    if (last.kind !== 'looked-at') throw new Error(`pasted-token cannot have seen ${last.kind}`);
    const { shape } = last;
    return {
      do: 'done',
      facts: { pasted: shape },
      note: shape.jwt === undefined ? 'opaque' : 'JWT',
    };
  },
  values: ({ pasted }) => [
    {
      name: 'token',
      value: `${pasted.jwt === undefined ? 'opaque' : 'JWT'}, ${pasted.length} characters`,
      meaning: 'What kind of token it is.',
    },
  ],
});
