/**
 * The document that the client is known by has faults, or could not be read from here. An
 * authorization server that fetches it refuses the client, most often on a page and without a
 * reason.
 *
 * Looks like: the browser shows an error of the authorization server in place of a login, or the
 * client hears invalid_client. Another client works at the same server.
 * Why: with a client id metadata document the client id is the address of the document. The
 * authorization server fetches it and compares: client_id in it is that address, letter by letter,
 * the redirect URI is on its list, and client_name is there. The document is missing, is a web
 * page, names another address, or lacks the redirect URI of this client.
 * FastMCP: the document is the client's and not the server's. OAuthProxy fetches it itself and
 * takes no address in a private network.
 * TypeScript SDK: the document is the client's; nothing to change in the server.
 * Provider: the authorization server must be able to reach the address. Where it keeps a copy, wait
 * or clear it after a correction. Some take documents of listed domains only.
 * Seen: https://github.com/home-assistant/core/issues/176282
 * https://github.com/anthropics/claude-code/issues/60940
 */

import { answerWords } from './answer-words';
import { bodyPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const clientDocumentFaulty = defineRule({
  id: 'client-document-faulty',
  effect: 'client-fails',
  spec: ['mcp-client-documents'],
  needs: ['clientDocument'],
  check(trace, { clientDocument: read }) {
    if (read.problems.length === 0) return undefined;
    const asked = exchangesOf(trace, 'client-document').at(-1);
    const answered = asked?.exchange.response !== undefined;
    const because = 'the authorization server reads this document to know who the client is';
    if (!read.reachable && !answered) {
      return {
        title: 'The client metadata document could not be reached from here',
        expected: `the document at ${read.url}`,
        actual: asked === undefined ? read.problems.join('; ') : answerWords(asked.exchange),
        because: `${because}; it may reach the address where this machine does not`,
        do: `check that ${hostOf(read.url)} is up, and can be reached from the authorization server`,
        evidence: [asked === undefined ? '/facts/clientDocument' : `${asked.pointer}/failure`],
      };
    }
    return {
      title: read.reachable
        ? `The client metadata document at ${hostOf(read.url)} has faults`
        : `There is no client metadata document at ${read.url}`,
      expected: read.reachable
        ? 'a JSON object with client_id (its own address), client_name, and redirect_uris that list the one of this run'
        : '200 with the document',
      actual: read.reachable
        ? read.problems.join('; ')
        : asked === undefined
          ? read.problems.join('; ')
          : answerWords(asked.exchange),
      because: `${because}, and refuses it otherwise, often without a reason`,
      do: `correct what ${read.url} serves`,
      evidence: [
        // A problem begins with the name of its member.
        ...(asked === undefined ? [] : [bodyPointer(asked, read.problems[0]?.split(' ')[0] ?? '')]),
        '/facts/clientDocument/problems',
      ],
    };
  },
});
