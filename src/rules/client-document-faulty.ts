/** The document that describes the client has faults that servers refuse clients for. */

import { defineRule } from './rule';

export const clientDocumentFaulty = defineRule({
  id: 'client-document-faulty',
  severity: 'warning',
  spec: ['mcp-client-documents'],
  needs: ['clientDocument'],
  check(trace, { clientDocument: found }) {
    if (found.problems.length === 0) return undefined;
    const at = trace.steps.findIndex((step) => step.id === 'client-document');
    return {
      title: found.reachable
        ? 'The client metadata document has faults'
        : 'The client metadata document could not be read from here',
      expected: `at ${found.url}, a JSON document with client_id equal to that address, client_name and the redirect URI`,
      actual: found.problems.join('; '),
      because: found.reachable
        ? 'the authorization server fetches the same document and refuses the client, often without saying why'
        : 'the authorization server has to fetch it too; it may reach an address that this machine does not',
      do: found.reachable
        ? 'correct the document at its address'
        : 'check that the address answers for the authorization server',
      evidence: ['/facts/clientDocument/problems', `/steps/${at}/exchanges/0`],
    };
  },
});
