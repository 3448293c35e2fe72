/**
 * The registration cliff: discovery works, but the authorization server takes only clients that
 * somebody registered by hand. GitHub, Google, Entra ID, Cognito and many others are like this.
 *
 * Looks like: the client says that the authorization server does not support dynamic client
 * registration, or asks for a client id.
 * Why: the resource metadata names this authorization server, and there a client has no way to
 * become known: no registration_endpoint, and no support for client id metadata documents.
 * Sometimes the support is there and the metadata does not say so.
 * FastMCP: RemoteAuthProvider in front of such a provider is the usual cause. Use GitHubProvider,
 * GoogleProvider, AzureProvider, AWSCognitoProvider or DiscordProvider, or OAuthProxy or OIDCProxy
 * where there is no ready-made class. They register clients themselves and use one app at the
 * provider.
 * TypeScript SDK: there is no bridge in the SDK: ProxyOAuthServerProvider needs clients that are
 * known at the provider, and hands its tokens on. Use an authorization server that registers
 * clients, or give people a client id.
 * Provider: Auth0, Keycloak, WorkOS AuthKit, Descope, Clerk and Supabase can register clients, and
 * most have it switched off at first. Elsewhere register a public client with a loopback redirect
 * address by hand, and give its id to the users.
 * Seen: https://github.com/punkpeye/mcp-remote/issues/53
 * https://github.com/modelcontextprotocol/inspector/issues/167
 * https://github.com/microsoft/vscode/issues/252892
 * https://github.com/microsoft/vscode/issues/257415
 * https://github.com/anthropics/claude-ai-mcp/issues/269
 */

import { bodyPointer } from './evidence';
import { documentOf } from './metadata-documents';
import { bridgeWords, cliffWords, namedHost, providerOf } from './provider';
import { defineRule } from './rule';

export const noRegistrationPath = defineRule({
  id: 'no-registration-path',
  effect: 'sign-in-fails',
  under: ['metadata-differs', 'malformed-metadata'],
  spec: ['mcp-registration', 'rfc7591-request'],
  on: 'no-registration-path',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const document = documentOf(trace, 'server-metadata');
    const takes = server.metadata.clientIdMetadataDocumentSupported;
    const own = trace.run.settings.clientMetadataUrl;
    const provider = providerOf(trace);
    const host = namedHost(server.issuer, provider);
    const unknown = 'a client that it does not know cannot send anyone there to sign in';
    return {
      title:
        own !== undefined && !takes
          ? `${host} registers no clients and does not say that it takes client documents`
          : `${host} does not let clients register`,
      expected:
        'registration_endpoint or client_id_metadata_document_supported: true in authorization server metadata',
      actual: takes
        ? 'no registration_endpoint; client id metadata documents are supported, but no document is configured here'
        : 'neither of the two',
      because:
        trace.facts.resource?.legacy === true
          ? `the server is its own authorization server, and ${unknown}`
          : `the resource metadata names this authorization server, and ${cliffWords(provider) ?? unknown}`,
      do:
        own !== undefined && !takes
          ? `if ${host} takes client documents, add client_id_metadata_document_supported: true to its metadata, as ${own} is not used without it; otherwise give a client id that you registered there yourself`
          : `give a client id that you registered there yourself, or ${bridgeWords(provider)}`,
      evidence: [
        ...(document === undefined
          ? []
          : [
              bodyPointer(
                document,
                takes ? 'client_id_metadata_document_supported' : 'registration_endpoint',
              ),
            ]),
        '/facts/authorizationServer/metadata',
      ],
    };
  },
});
