/** The answer names another issuer, or none, and this flow went on: by an older revision, or by override. */

import { differenceWords } from '../model/difference-words';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const issIgnored = defineRule({
  id: 'iss-ignored',
  effect: 'unsafe',
  spec: ['rfc9207-validation', 'mcp-response-validation'],
  needs: ['authorizationResponse', 'authorizationServer'],
  check(trace, { authorizationResponse: response, authorizationServer: server }) {
    const { iss, issCheck } = response;
    if (issCheck === 'match' || issCheck === 'not-sent') return undefined;
    if (trace.stop?.code === 'iss-mismatch') return undefined;
    return {
      title: `${hostOf(server.issuer)} does not name itself in its answer as in its metadata`,
      expected: `iss: ${server.issuer}`,
      actual: iss === undefined ? 'no iss, although promised' : differenceWords(server.issuer, iss),
      because:
        'clients of MCP 2026-07-28 stop here; this flow went on because an older revision or an override has it so',
      do: 'send iss exactly as issuer stands in the metadata',
      evidence: [
        `/facts/authorizationResponse${iss === undefined ? '' : '/iss'}`,
        '/facts/authorizationServer/issuer',
      ],
    };
  },
});
