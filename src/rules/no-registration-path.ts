/**
 * The registration cliff: discovery works, but the authorization server takes only clients that
 * somebody registered by hand. GitHub, Google, Entra ID, Cognito and many others are like this.
 */

import { exchangesOf } from './evidence';
import { bridgeWords, cliffWords, namedHost, providerOf } from './provider';
import { defineRule } from './rule';

export const noRegistrationPath = defineRule({
  id: 'no-registration-path',
  effect: 'sign-in-fails',
  spec: ['mcp-registration', 'rfc7591-request'],
  on: 'no-registration-path',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const document = exchangesOf(trace, 'server-metadata').at(-1);
    const provider = providerOf(trace);
    const unknown = 'a client that it does not know cannot send anyone there to sign in';
    return {
      title: `${namedHost(server.issuer, provider)} does not let clients register`,
      expected:
        'registration_endpoint or client_id_metadata_document_supported: true in authorization server metadata',
      actual: server.metadata.clientIdMetadataDocumentSupported
        ? 'no registration_endpoint; client id metadata documents are supported, but no document is configured here'
        : 'neither of the two',
      because:
        trace.facts.resource?.legacy === true
          ? `the server is its own authorization server, and ${unknown}`
          : `the resource metadata names this authorization server, and ${cliffWords(provider) ?? unknown}`,
      do: `give a client id that you registered there yourself, or ${bridgeWords(provider)}`,
      evidence: [
        '/facts/authorizationServer/metadata',
        ...(document === undefined ? [] : [`${document.pointer}/response/body`]),
      ],
    };
  },
});
