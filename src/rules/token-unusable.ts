/** The token endpoint answers with something that is neither a token nor an OAuth error. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const tokenUnusable = defineRule({
  id: 'token-unusable',
  severity: 'error',
  spec: ['rfc6749-token-request', 'rfc6749-token-error'],
  on: 'token-unusable',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    return {
      title: `${hostOf(server.tokenEndpoint)} answers the code with something else than a token`,
      expected: '200 and JSON with access_token',
      actual: last === undefined ? 'nothing' : answerWords(last.exchange),
      because: 'the token endpoint may be a wrong address, or a proxy answers in its place',
      do: 'check token_endpoint in the metadata of the authorization server, and its log for this request',
      evidence: last === undefined ? [] : [last.pointer],
    };
  },
});
