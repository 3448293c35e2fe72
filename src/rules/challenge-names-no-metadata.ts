/**
 * The 401 does not name the metadata, but the document was found at a well-known address. That is
 * fine since MCP 2025-11-25 and was not before.
 *
 * Looks like: newer clients sign in, and older ones say that the server needs no sign-in or stop at
 * the 401.
 * Why: clients made for 2025-06-18 look for the document only where resource_metadata of the
 * challenge points. The field is missing because the guard does not know the address, or because a
 * proxy takes WWW-Authenticate away.
 * FastMCP: RemoteAuthProvider and the proxy classes name it by themselves. When it is gone, look
 * for a proxy that drops WWW-Authenticate, or for a middleware of yours that answers 401 before the
 * guard does.
 * TypeScript SDK: give requireBearerAuth the resourceMetadataUrl, made with
 * getOAuthProtectedResourceMetadataUrl from the address of the server.
 * Provider: nothing to change there.
 * Seen: https://github.com/n8n-io/n8n/pull/34571
 * https://github.com/czlonkowski/n8n-mcp/issues/604
 * https://github.com/modelcontextprotocol/csharp-sdk/issues/1050
 */

import { challengePointers, hostOf } from './evidence';
import { defineRule } from './rule';

export const challengeNamesNoMetadata = defineRule({
  id: 'challenge-names-no-metadata',
  effect: 'untidy',
  spec: ['mcp-discovery', 'rfc9728-challenge'],
  needs: ['access', 'challenge', 'resource'],
  check(trace, { access, challenge, resource }) {
    if (challenge.resourceMetadataUrl !== undefined || resource.metadata === undefined)
      return undefined;
    // A 401 without the field is a fault of its own.
    if (access.status === 401 && access.challengeFields.length === 0) return undefined;
    // A field that names it in a way nobody can read is another fault, with a rule of its own.
    if (access.challengeFields.some((field) => /resource_metadata/i.test(field))) return undefined;
    return {
      title:
        challenge.challenges.length > 0 && challenge.bearer === undefined
          ? `${hostOf(trace.server.url)} sends no Bearer challenge`
          : `${hostOf(trace.server.url)} does not name its metadata in the challenge`,
      expected: `WWW-Authenticate: Bearer resource_metadata="${resource.metadataUrl}"`,
      actual: access.challengeFields.join(' | ') || 'no WWW-Authenticate field',
      because: 'clients made for 2025-06-18 look for the document only where the challenge points',
      do: 'add resource_metadata to the challenge',
      evidence: [...challengePointers(trace), '/facts/access/challengeFields'],
    };
  },
});
