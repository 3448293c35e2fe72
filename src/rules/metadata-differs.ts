/**
 * The same thing is described at several addresses, and the documents differ in what clients go by.
 * Which one a client reads depends on the client, so some sign in and others do not.
 *
 * Looks like: one client works and another does not, with the same server. An endpoint or a line that
 * you know to be in the metadata is missing for some.
 * Why: the document of RFC 8414 and the one of OpenID Connect are made in two places: one by a library
 * and one by hand, or one by the provider and a copy by a proxy that was not kept up to date.
 * FastMCP: its classes make all documents from one source; look for routes of your own or at a proxy.
 * TypeScript SDK: give mcpAuthMetadataRouter what the provider publishes now, read at the start and
 * not copied into the code.
 * Provider: switch on the same features for both documents, or answer 404 at one of the addresses.
 * Seen: https://github.com/modelcontextprotocol/csharp-sdk/pull/1700
 * https://github.com/can1357/oh-my-pi/issues/5267
 */

import { differenceWords } from '../model/difference-words';
import type { Json } from '../model/wire';
import { bodyObject, bodyPointer, hostOf } from './evidence';
import {
  type Document,
  documentOf,
  documentsOf,
  issuerBehind,
  type MetadataStep,
} from './metadata-documents';
import { defineRule } from './rule';

/** What clients go by; documents may well differ in the rest. */
const members: { readonly [step in MetadataStep]: readonly string[] } = {
  'resource-metadata': ['resource', 'authorization_servers'],
  'server-metadata': [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'registration_endpoint',
    'code_challenge_methods_supported',
    'client_id_metadata_document_supported',
  ],
};

export const metadataDiffers = defineRule({
  id: 'metadata-differs',
  effect: 'client-fails',
  spec: ['mcp-discovery', 'rfc8414-request', 'rfc9728-request'],
  needs: [],
  check(trace) {
    for (const step of ['resource-metadata', 'server-metadata'] as const) {
      const used = documentOf(trace, step);
      if (used === undefined) continue;
      const issuer = (one: Document): string =>
        step === 'resource-metadata' ? '' : issuerBehind(one);
      const other = documentsOf(trace, step).find(
        (one) =>
          one.askedAt !== used.askedAt &&
          issuer(one) === issuer(used) &&
          differing(used, one, step).length > 0,
      );
      if (other === undefined) continue;
      const names = differing(used, other, step);
      return {
        effect: trace.stop?.step === step ? 'sign-in-fails' : 'client-fails',
        title: `${hostOf(used.askedAt)} publishes two documents that differ in ${names.join(', ')}`,
        expected: `the same in both as at ${other.askedAt}: ${wordsOf(other, names)}`,
        actual: `at ${used.askedAt}: ${names.map((name) => compared(memberOf(other, name), memberOf(used, name))).join('; ')}`,
        because: 'it depends on the client which of the two it reads',
        do: 'make both from one source, or serve only one of them',
        evidence: names.flatMap((name) => [bodyPointer(used, name), bodyPointer(other, name)]),
      };
    }
    return undefined;
  },
});

function differing(a: Document, b: Document, step: MetadataStep): readonly string[] {
  return members[step].filter((name) => text(memberOf(a, name)) !== text(memberOf(b, name)));
}

function memberOf({ exchange }: Document, name: string): Json | undefined {
  const object = bodyObject(exchange) ?? {};
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function wordsOf(document: Document, names: readonly string[]): string {
  return names.map((name) => `${name}: ${text(memberOf(document, name))}`).join('; ');
}

function compared(expected: Json | undefined, actual: Json | undefined): string {
  return typeof expected === 'string' && typeof actual === 'string'
    ? differenceWords(expected, actual)
    : text(actual);
}

function text(value: Json | undefined): string {
  return value === undefined
    ? 'not there'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
