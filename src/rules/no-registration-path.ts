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

import { exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const noRegistrationPath = defineRule({
  id: 'no-registration-path',
  effect: 'sign-in-fails',
  spec: ['mcp-registration', 'rfc7591-request'],
  on: 'no-registration-path',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const document = exchangesOf(trace, 'server-metadata').at(-1);
    return {
      title: `${hostOf(server.issuer)} does not let clients register`,
      expected:
        'registration_endpoint or client_id_metadata_document_supported: true in authorization server metadata',
      actual: server.metadata.clientIdMetadataDocumentSupported
        ? 'no registration_endpoint; client id metadata documents are supported, but no document is configured here'
        : 'neither of the two',
      because:
        'the resource metadata names this authorization server, and a client that it does not know cannot send anyone there to sign in',
      do: 'give a client id that you registered there yourself, or put a proxy between that registers clients and uses one registered app upstream. In FastMCP that is OAuthProxy, or the ready-made class for your provider',
      evidence: [
        '/facts/authorizationServer/metadata',
        ...(document === undefined ? [] : [`${document.pointer}/response/body`]),
      ],
    };
  },
});
