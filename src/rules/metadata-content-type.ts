/**
 * A metadata document is JSON and is sent as something else: as text, or without a content type. Strict
 * clients do not read it.
 *
 * Looks like: the sign-in works here; another client says that the metadata is not JSON, or that
 * there is none.
 * Why: RFC 9728 and RFC 8414 want application/json. Files without an ending that a static web server
 * or a storage bucket serves come as text/plain or application/octet-stream.
 * FastMCP: its routes send application/json; look at a proxy or a static copy of the document.
 * TypeScript SDK: mcpAuthMetadataRouter sends application/json; a route of your own uses res.json.
 * Provider: if the document is served from a bucket or by a web server, set the content type of the
 * files under /.well-known/.
 */

import { headerPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const metadataContentType = defineRule({
  id: 'metadata-content-type',
  effect: 'client-fails',
  spec: ['rfc9728-response', 'rfc8414-response'],
  needs: [],
  check(trace) {
    for (const step of ['resource-metadata', 'server-metadata'] as const) {
      const described = documentOf(trace, step);
      if (described === undefined) continue;
      const sent = described.exchange.response?.body.contentType ?? '';
      const type = sent.split(';')[0]?.trim().toLowerCase() ?? '';
      if (/^application\/([a-z0-9.-]+\+)?json$/.test(type)) continue;
      const { url } = described.exchange.request;
      return {
        title: `${hostOf(url)} does not send its metadata as JSON`,
        expected: 'Content-Type: application/json',
        actual: sent === '' ? 'no Content-Type' : `Content-Type: ${sent}`,
        because: 'the body is JSON, and clients that go by the content type do not read it as such',
        do: `send ${url} as application/json`,
        evidence: [headerPointer(described, 'content-type')],
      };
    }
    return undefined;
  },
});
