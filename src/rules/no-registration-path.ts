/**
 * The registration cliff: discovery works, but the authorization server takes only clients that
 * somebody registered by hand. GitHub, Google, Entra ID, Cognito and many others are like this.
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
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
    const host = hostOf(server.issuer);
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
        'the resource metadata names this authorization server, and a client that it does not know cannot send anyone there to sign in',
      do:
        own !== undefined && !takes
          ? `if ${host} takes client documents, add client_id_metadata_document_supported: true to its metadata, as ${own} is not used without it; otherwise give a client id that you registered there yourself`
          : 'give a client id that you registered there yourself, or put a proxy between that registers clients and uses one registered app upstream. In FastMCP that is OAuthProxy, or the ready-made class for your provider',
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
