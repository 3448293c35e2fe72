/**
 * Takes the address of a client id metadata document for a client id, and looks at the document as
 * the authorization server will. MCP 2025-11-25, Client ID Metadata Documents.
 */

import type { Facts } from '../../model/flow';
import { documentProblems, methodOfDocument, wantedRedirect } from '../client-document';
import { signingAlgorithms } from '../own-client';
import { defineStep } from '../step';

export const clientDocument = defineStep({
  id: 'client-document',
  title: 'Client metadata document',
  phase: 'identify',
  explained:
    'The client is known by the address of a document about it, so it need not register. The authorization server fetches the document; the client looks at it first, because a fault in it comes back as a refusal without reasons.',
  spec: ['mcp-client-documents', 'mcp-registration'],
  needs: ['authorizationServer', 'clientIdentity'],
  gives: ['clientDocument', 'client', 'clientIdentity'],
  limit: 3,
  next({ authorizationServer: server, clientIdentity: identity }, seen, env) {
    const url = env.settings.clientMetadataUrl;
    if (url === undefined) throw new Error('client-document runs without a document');
    const [fetched, reserved] = seen;
    if (fetched === undefined) {
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
    const read = fetched.kind === 'response' && fetched.status === 200 ? fetched.body : undefined;
    if (reserved?.kind === 'no-redirect') {
      return { do: 'stop', reason: { code: 'no-redirect', says: reserved.message } };
    }
    const isFree = env.settings.redirectUri === undefined;
    const wanted =
      isFree && read && identity.redirectUri && wantedRedirect(read, identity.redirectUri);
    if (wanted && reserved === undefined) {
      return { do: 'ask', question: { kind: 'redirect', preferred: wanted } };
    }
    const redirectUri = reserved?.kind === 'redirect' ? reserved.uri : identity.redirectUri;
    const hasKey = env.settings.given.includes('clientKey');
    const problems =
      read === undefined
        ? [
            fetched.kind === 'response'
              ? `the address answered ${fetched.status}`
              : 'the address could not be reached from here',
          ]
        : documentProblems(url, read, redirectUri, hasKey);
    const at = { ...(redirectUri !== undefined && { redirectUri }) };
    const authMethod = hasKey ? methodOfDocument(read) : 'none';
    const client: Facts['client'] = {
      clientId: url,
      way: 'metadata-document',
      issuer: server.askedAs,
      authMethod,
      ...signingAlgorithms(authMethod, server),
      hasSecret: false,
      ...at,
    };
    return {
      do: 'done',
      facts: {
        client,
        clientDocument: { url, reachable: read !== undefined, problems },
        clientIdentity: { ...identity, ...at },
      },
      note: problems.length === 0 ? 'valid' : read === undefined ? 'not reached' : 'has faults',
    };
  },
  values: ({ client, clientDocument: read }) => [
    {
      name: 'client_id',
      value: client.clientId,
      meaning: 'The address of the document is the name this client is known by.',
    },
    ...read.problems.map((problem) => ({
      name: 'problem',
      value: problem,
      meaning: 'What an authorization server may refuse the client for.',
    })),
  ],
});
