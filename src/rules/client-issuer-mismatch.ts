/** The user's client id belongs to another authorization server than the one that the server names now. */

import { differenceWords } from '../model/difference-words';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const clientIssuerMismatch = defineRule({
  id: 'client-issuer-mismatch',
  severity: 'error',
  spec: ['mcp-server-binding'],
  on: 'client-issuer-mismatch',
  needs: ['authorizationServer', 'resource'],
  check(trace, { authorizationServer: server }) {
    const belongs = trace.stop?.belongsTo ?? '';
    return {
      title: `Your client id is not one of ${hostOf(server.issuer)}`,
      expected: `the authorization server that the client id was registered at: ${belongs}`,
      actual: differenceWords(belongs, server.issuer),
      because:
        'a client id means nothing at another authorization server, and its secret must not be shown to one',
      do: `register a client at ${hostOf(server.issuer)} and give its id, or put the old authorization server back into the resource metadata`,
      evidence: ['/facts/authorizationServer/issuer', '/facts/resource/authorizationServer'],
    };
  },
});
