/** The `aud` claim does not name this server. The audience check is what keeps a token for one service from being used at another. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenAudience = defineRule({
  id: 'token-audience',
  severity: 'error',
  spec: ['rfc9068-validation', 'mcp-audience', 'rfc8707-request'],
  needs: ['tokenCheck'],
  check(_trace, { tokenCheck }) {
    const failed = failedCheck(tokenCheck, 'audience');
    return (
      failed && {
        ...failed,
        title: 'The access token is not for this server',
        because:
          'a server must refuse tokens that were made for somebody else; one that accepts this token accepts tokens for other services too',
        do: `let the authorization server honour the resource parameter, or set the audience of this client or API to the address of the server`,
      }
    );
  },
});
