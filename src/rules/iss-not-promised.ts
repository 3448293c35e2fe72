/**
 * The authorization server names itself in its answer (iss), and its metadata does not say that it does.
 * The name fits; the line in the metadata is missing.
 *
 * Looks like: the sign-in works here. Some clients refuse an answer with a parameter that they were not
 * told of.
 * Why: RFC 9207 wants authorization_response_iss_parameter_supported in the metadata of whoever sends
 * iss. Without it a client also cannot notice when somebody takes the parameter away.
 * FastMCP: nothing to change with RemoteAuthProvider. Of the proxy classes, update to the newest.
 * TypeScript SDK: add the line to the metadata that you give to mcpAuthMetadataRouter.
 * Provider: switch the metadata of RFC 9207 on, or update; libraries often send iss before they say so.
 * Seen: https://github.com/modelcontextprotocol/go-sdk/issues/1152
 * https://github.com/PrefectHQ/fastmcp/issues/4432
 * https://github.com/better-auth/better-auth/issues/10713
 * https://github.com/kirodotdev/Kiro/issues/10461
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const issNotPromised = defineRule({
  id: 'iss-not-promised',
  effect: 'untidy',
  spec: ['rfc9207-metadata', 'mcp-response-validation'],
  needs: ['authorizationServer', 'authorizationResponse'],
  check(trace, { authorizationServer: server, authorizationResponse: response }) {
    if (response.iss === undefined || response.issCheck !== 'match') return undefined;
    const described = documentOf(trace, 'server-metadata');
    if (server.metadata.issParameterSupported || described === undefined) return undefined;
    return {
      title: `${hostOf(server.issuer)} sends iss, and its metadata does not say so`,
      expected: 'authorization_response_iss_parameter_supported: true',
      actual: `iss=${response.iss} in the answer, and no such promise`,
      because:
        'a client that was promised iss refuses an answer without it, which is what keeps a code from going to the wrong server',
      do: `add the line to the metadata at ${described.askedAt}`,
      evidence: [
        '/facts/authorizationResponse/iss',
        bodyPointer(described, 'authorization_response_iss_parameter_supported'),
      ],
    };
  },
});
