/** Takes the sign-in that was saved earlier. */

import { defineStep } from '../step';

export const storedToken = defineStep({
  id: 'stored-token',
  title: 'Saved sign-in',
  phase: 'token',
  explained:
    'You signed in to this server before. The token from then is used again while it is good.',
  spec: ['mcp-token-use'],
  needs: [],
  gives: ['stored'],
  limit: 2,
  next(_known, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) return { do: 'load' };
    if (last.kind !== 'loaded') throw new Error(`stored-token cannot have seen ${last.kind}`);
    if (last.stored === undefined && env.plan.includes('refusals')) {
      return { do: 'skip', to: 'refusals', facts: {}, note: 'none', because: '' };
    }
    if (last.stored === undefined) {
      return {
        do: 'stop',
        reason: { code: 'no-stored-token', says: 'There is no saved sign-in for this server.' },
      };
    }
    return { do: 'done', facts: { stored: last.stored }, note: 'found' };
  },
  values: ({ stored }) => [
    { name: 'issuer', value: stored.issuer, meaning: 'Who issued the token.' },
    { name: 'resource', value: stored.resource, meaning: 'Which server it is for.' },
    { name: 'client_id', value: stored.client.clientId, meaning: 'Which client it was issued to.' },
  ],
});
