/**
 * Takes the address of a client id metadata document for a client id, and looks at the document as
 * the authorization server will. MCP 2025-11-25, Client ID Metadata Documents.
 */

import type { Facts } from '../../model/flow';
import { documentProblems } from '../client-document';
import { defineStep } from '../step';

export const clientDocument = defineStep({
  id: 'client-document',
  title: 'Client metadata document',
  phase: 'identify',
  explained:
    'The client is known by the address of a document about it, so it need not register. The authorization server fetches the document; the client looks at it first, because a fault in it comes back as a refusal without reasons.',
  spec: ['mcp-client-documents', 'mcp-registration'],
  needs: ['authorizationServer', 'clientIdentity'],
  gives: ['clientDocument', 'client'],
  limit: 2,
  next({ authorizationServer: server, clientIdentity: identity }, seen, env) {
    const url = env.settings.clientMetadataUrl;
    if (url === undefined) throw new Error('client-document runs without a document');
    const last = seen.at(-1);
    if (last === undefined) {
      return {
        do: 'send',
        request: {
          method: 'GET',
          url,
          party: 'client-host',
          headers: { accept: 'application/json' },
          credentials: 'none',
          keep: {},
        },
        because: 'The authorization server will read this document, so the client reads it first.',
      };
    }
    const read = last.kind === 'response' && last.status === 200 ? last.body : undefined;
    const problems =
      read === undefined
        ? [
            last.kind === 'response'
              ? `the address answered ${last.status}`
              : 'the address could not be reached from here',
          ]
        : documentProblems(url, read, identity.redirectUri);
    const client: Facts['client'] = {
      clientId: url,
      way: 'metadata-document',
      issuer: server.askedAs,
      authMethod: env.settings.given.includes('clientKey') ? 'private_key_jwt' : 'none',
      hasSecret: false,
      ...(identity.redirectUri !== undefined && { redirectUri: identity.redirectUri }),
    };
    return {
      do: 'done',
      facts: { client, clientDocument: { url, reachable: read !== undefined, problems } },
      note: problems.length === 0 ? 'valid' : read === undefined ? 'not reached' : 'has faults',
    };
  },
  values: ({ client, clientDocument: found }) => [
    {
      name: 'client_id',
      value: client.clientId,
      meaning: 'The address of the document is the name this client is known by.',
    },
    ...found.problems.map((problem) => ({
      name: 'problem',
      value: problem,
      meaning: 'What an authorization server may refuse the client for.',
    })),
  ],
});
