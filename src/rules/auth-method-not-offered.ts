/**
 * The client proves itself at the token endpoint in a way that the metadata does not list: with a secret
 * where only public clients are listed, or as a public client where each has to prove itself.
 *
 * Looks like: it works here, and other clients are refused with invalid_client at the token endpoint, after
 * a sign-in that went well.
 * Why: token_endpoint_auth_methods_supported is a list of its own and easily falls behind what clients
 * are registered as. A client that has a secret and is told none, or the other way round, does not know
 * which of the two is wrong.
 * FastMCP: token_endpoint_auth_method of the proxy classes is about the provider; what they list for
 * clients of the server is right by itself.
 * TypeScript SDK: mcpAuthRouter lists client_secret_post and none; a document of your own has to list
 * what your clientsStore registers.
 * Provider: list every way that clients are registered with. A client id without a secret needs a
 * registration as public client there (at Entra ID: mobile and desktop applications).
 * Seen: https://github.com/metatool-ai/metamcp/issues/342
 * https://github.com/anthropics/claude-ai-mcp/issues/1000
 * https://github.com/archestra-ai/archestra/issues/7977
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const authMethodNotOffered = defineRule({
  id: 'auth-method-not-offered',
  effect: 'untidy',
  spec: ['rfc8414-metadata', 'rfc6749-client-password'],
  needs: ['authorizationServer', 'client', 'tokens'],
  check(trace, { authorizationServer: server, client }) {
    const offered = server.metadata.tokenEndpointAuthMethodsSupported;
    if (offered === undefined || offered.includes(client.authMethod)) return undefined;
    // A client that is refused for it has a rule of its own.
    if (trace.stop?.code === 'token-refused') return undefined;
    const document = documentOf(trace, 'server-metadata');
    const isPublic = client.authMethod === 'none';
    return {
      title: isPublic
        ? `${hostOf(server.issuer)} does not list clients without a secret, and this one has none`
        : `${hostOf(server.issuer)} does not list ${client.authMethod}, which this client is set up for`,
      expected: `token_endpoint_auth_methods_supported with ${client.authMethod}`,
      actual: `token_endpoint_auth_methods_supported: ${JSON.stringify(offered)}`,
      because: 'the token endpoint goes by more than it lists, and clients choose from the list',
      do: isPublic
        ? `give the secret of this client, or register it at ${hostOf(server.issuer)} as a public one`
        : 'list the method in the metadata, or leave the secret out if the client is a public one',
      evidence: [
        '/facts/client/authMethod',
        document === undefined
          ? '/facts/authorizationServer/metadata'
          : bodyPointer(document, 'token_endpoint_auth_methods_supported'),
      ],
    };
  },
});
