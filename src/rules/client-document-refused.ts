/**
 * The authorization server says that it takes client metadata documents. This client's document is there
 * and has no faults that can be seen from here, and the server refuses the client all the same.
 *
 * Looks like: invalid_client or unauthorized_client at the login page or at the token endpoint, with
 * an address as client id.
 * Why: the server cannot fetch the document (a firewall, a certificate that it does not trust, an
 * address that it takes for internal), allows documents of some hosts only, or caches an older one.
 * It compares client_id and redirect_uris letter by letter.
 * FastMCP: enable_cimd of the proxy classes fetches the document itself; look into its log.
 * TypeScript SDK: nothing to change there; it does not read client documents itself.
 * Provider: look for a list of trusted hosts, and into the log for the request to the address of the
 * document. If documents are not really supported, take the line out of the metadata.
 * Seen: https://github.com/home-assistant/core/issues/176282
 * https://github.com/anthropics/claude-code/issues/60940
 * https://github.com/anthropics/claude-ai-mcp/issues/269
 */

import { bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

const refusals = ['invalid_client', 'unauthorized_client', 'invalid_client_metadata'];

export const clientDocumentRefused = defineRule({
  id: 'client-document-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-client-documents'],
  needs: ['client', 'clientDocument', 'authorizationServer'],
  check(trace, { client, clientDocument: read, authorizationServer: server }) {
    if (client.way !== 'metadata-document' || read.problems.length > 0) return undefined;
    const last = lastExchange(trace);
    const atLogin = trace.stop?.code === 'authorization-refused';
    const error = atLogin
      ? trace.facts.authorizationResponse?.error
      : trace.stop?.code === 'token-refused'
        ? bodyMember(last?.exchange, 'error')
        : undefined;
    if (error === undefined || !refusals.includes(error)) return undefined;
    return {
      title: `${hostOf(server.issuer)} says that it takes client documents, and refuses this one`,
      expected: `a client known by ${read.url}, as client_id_metadata_document_supported promises`,
      actual: error,
      because:
        'the document can be read from here and has no faults, so the server could not fetch it, or does not trust its host',
      do: `look into the log of ${hostOf(server.issuer)} for its request to ${read.url}, and for a list of hosts that it trusts`,
      evidence: [
        '/facts/clientDocument/url',
        atLogin || last === undefined
          ? '/facts/authorizationResponse/error'
          : `${last.pointer}/response/body`,
      ],
    };
  },
});
