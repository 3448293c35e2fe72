/**
 * At an address that clients look for metadata at, something answers that stops many of them: a web page
 * with status 200, a failure, or a refusal. The document came from the next address.
 *
 * Looks like: the sign-in works here; another client reports an unexpected sign in JSON, that the
 * metadata is not valid, or just the status.
 * Why: a single page application answers every path that it does not know with its own page, and a
 * guard asks for a token on every path. Clients go on to the next address after 404, and not all of
 * them after anything else.
 * FastMCP: mount the app of the server and the well-known routes before the catch-all route, and outside
 * of any guard.
 * TypeScript SDK: the same: mcpAuthMetadataRouter first, then guards and static files; and let the
 * catch-all route leave out /.well-known/.
 * Provider: if it is the authorization server that answers so, let its proxy say 404 under
 * /.well-known/ for what is not there.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/2126
 * https://github.com/modelcontextprotocol/typescript-sdk/pull/2785
 * https://github.com/outline/outline/issues/11572
 * https://github.com/mayflower/contextmine/pull/4
 */

import type { TraceExchange } from '../model/trace';
import { answerWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { documentsOf } from './metadata-documents';
import { defineRule } from './rule';

export const metadataAfterBadAnswer = defineRule({
  id: 'metadata-after-bad-answer',
  effect: 'client-fails',
  under: ['bot-challenge'],
  spec: ['mcp-discovery', 'rfc9728-request', 'rfc8414-request'],
  needs: [],
  check(trace) {
    for (const step of ['resource-metadata', 'server-metadata'] as const) {
      // Where no document came, the stop says so.
      const [described] = documentsOf(trace, step);
      const all = exchangesOf(trace, step);
      const bad = all.find(({ exchange }) => whatIsBad(exchange) !== undefined);
      const came = all.findIndex(({ pointer }) => pointer === described?.pointer);
      if (described === undefined || bad === undefined || all.indexOf(bad) > came) continue;
      const { url } = bad.exchange.request;
      return {
        title: `${hostOf(url)} ${whatIsBad(bad.exchange)} at an address for metadata`,
        expected: 'the document as JSON, or 404',
        actual: `${url}: ${answerWords(bad.exchange)}`,
        because: `clients go on to the next address after 404, and many stop at anything else. This flow went on to ${described.askedAt}`,
        do: 'answer 404 for what is not there under /.well-known/, without a guard or a page for every path',
        evidence: [answerPointer(bad), `${bad.pointer}/response/body`],
      };
    }
    return undefined;
  },
});

function whatIsBad(exchange: TraceExchange): string | undefined {
  const status = exchange.response?.status ?? 0;
  if (status >= 500) return 'fails';
  if (status === 401 || status === 403) return 'wants a token';
  return status === 200 && answerWords(exchange).endsWith('an HTML page')
    ? 'serves a web page'
    : undefined;
}
