/**
 * What came as access token is an ID token. It tells the client who signed in; it is not meant for
 * the server, and says nothing of what may be done there. A provider does it when it is told to, or
 * when a proxy takes the wrong member of an answer.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const idTokenAsAccessToken = defineRule({
  id: 'id-token-as-access-token',
  effect: 'unsafe',
  spec: ['rfc9068-validation', 'mcp-audience'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'kind');
    return (
      failed && {
        ...failed,
        title: 'The access token is an ID token',
        because:
          'an ID token is for the client alone. A server must refuse it, and one that takes it takes the ID tokens of every other client too',
        do: 'let the token endpoint issue an access token for this server; if a proxy stands before it, let that pass on access_token and not id_token',
      }
    );
  },
});
