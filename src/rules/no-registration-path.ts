/**
 * The registration cliff: discovery works, but the authorization server takes only clients that
 * somebody registered by hand. GitHub, Google, Entra ID, Cognito and many others are like this.
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
