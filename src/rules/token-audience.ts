/**
 * The `aud` claim does not name this server. The audience check is what keeps a token for one service
 * from being used at another. A warning, because providers have identifiers of their own for a server
 * (`api://…` at Entra, API identifiers at Auth0), and whether this server goes by one of them only it knows.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenAudience = defineRule({
  id: 'token-audience',
  severity: 'warning',
  spec: ['rfc9068-validation', 'mcp-audience', 'rfc8707-request'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'audience');
    return (
      failed && {
        ...failed,
        title: 'The access token does not name this server as its audience',
        because:
          'a server must refuse tokens that were made for another one. This token is right only if the audience is another name of this server',
        do: 'let the authorization server put the resource parameter into aud, letter by letter',
      }
    );
  },
});
