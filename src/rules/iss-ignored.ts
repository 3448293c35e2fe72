/**
 * The answer at the redirect address names another issuer, or none, and this flow went on: by an
 * older revision, or by override.
 *
 * Looks like: signing in works here, and stops in clients of MCP 2026-07-28 after the browser has
 * come back.
 * Why: the metadata promises iss in the answer, or the answer has it, and it is not the issuer of
 * the metadata letter by letter. The name shows a client that the code comes from the server that
 * it asked.
 * FastMCP: 4.x sends iss and promises it. The issuer is made from base_url, and one without a path
 * gains a slash at the end; take care that metadata and answer agree.
 * TypeScript SDK: mcpAuthRouter writes the issuer with a slash at the end when issuerUrl has no
 * path; send the same text as iss.
 * Provider: send iss exactly as issuer stands in the metadata, in errors too, or do not promise it
 * with authorization_response_iss_parameter_supported.
 * Seen: https://github.com/modelcontextprotocol/go-sdk/issues/1152
 * https://github.com/better-auth/better-auth/issues/10713
 */

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
