/**
 * A metadata document has members of the wrong type. Lenient clients leave them out; strict ones
 * throw the whole document away.
 *
 * Looks like: one client signs in and another says that the metadata is invalid.
 * Why: a list is written as text, a text as a list, or an address is no address. Often
 * scopes_supported is one text with spaces in place of a list.
 * FastMCP: documents that the classes make are right. A custom route that serves the document
 * itself has to keep to the types.
 * TypeScript SDK: mcpAuthMetadataRouter serves oauthMetadata as it gets it; clients of the same SDK
 * check it strictly.
 * Provider: correct the document. Where the provider makes it, a proxy in between may have changed
 * it.
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const malformedMetadata = defineRule({
  id: 'malformed-metadata',
  effect: 'client-fails',
  spec: ['rfc9728-validation', 'rfc8414-validation'],
  needs: ['resource'],
  check(trace, { resource }) {
    const { authorizationServer: server } = trace.facts;
    const documents = [
      { step: 'resource-metadata', fact: 'resource', known: resource },
      { step: 'server-metadata', fact: 'authorizationServer', known: server },
    ] as const;
    const bad = documents.find(({ known }) => (known?.metadata?.problems.length ?? 0) > 0);
    if (bad === undefined) return undefined;
    const url = bad.known?.metadataUrl ?? '';
    const document = documentOf(trace, bad.step);
    // A problem begins with the name of its member.
    const [first = ''] = bad.known?.metadata?.problems ?? [];
    const member = first.split(' ')[0] ?? '';
    return {
      title: `${hostOf(url)} publishes metadata with members of the wrong type`,
      expected: 'strings and lists of strings, as the specification has them',
      actual: bad.known?.metadata?.problems.join('; ') ?? '',
      because: 'this member was left out here; stricter clients refuse the whole document',
      do: `correct the document at ${url}`,
      evidence: [
        `/facts/${bad.fact}/metadata/problems`,
        ...(document === undefined ? [] : [bodyPointer(document, member)]),
      ],
    };
  },
});
