/**
 * The answer at the redirect address names another issuer than the metadata, or none although one
 * was promised. RFC 9207.
 *
 * Looks like: the login succeeds in the browser, and the client then rejects the answer.
 * Why: the name tells a client that the code comes from the server it asked, so that one server
 * cannot pass off the code of another. It is compared letter by letter: a slash at the end, a port,
 * or another host name is enough to fail.
 * FastMCP: the issuer of a proxy class is made from base_url, and an address without a path gains a
 * slash at the end. In 4.x the promise and the answer come from the same place; a proxy in front
 * must not rewrite the redirect.
 * TypeScript SDK: issuerUrl of mcpAuthRouter gains a slash when it has no path. Answers that your
 * own code writes need the same text.
 * Provider: send iss exactly as issuer stands in the metadata. Where the metadata promises iss,
 * every answer has it, errors included. A custom domain must appear in both.
 * Seen: https://github.com/cloudflare/mcp-server-cloudflare/issues/449
 * https://github.com/PrefectHQ/fastmcp/issues/4432
 * https://github.com/endara-ai/endara-relay/pull/116
 */

import { differenceWords } from '../model/difference-words';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const issMismatch = defineRule({
  id: 'iss-mismatch',
  effect: 'sign-in-fails',
  spec: ['rfc9207-validation'],
  on: 'iss-mismatch',
  needs: ['authorizationResponse', 'authorizationServer'],
  check(_trace, { authorizationResponse: response, authorizationServer: server }) {
    const { iss } = response;
    return {
      title:
        iss === undefined
          ? `${hostOf(server.issuer)} leaves its name out of the answer, although it promises it`
          : `${hostOf(server.issuer)} gives another name in its answer than in its metadata`,
      expected: `iss: ${server.issuer}`,
      actual: iss === undefined ? 'no iss' : differenceWords(server.issuer, iss),
      because:
        'the name tells a client that the code comes from the server it asked, and the two are compared letter by letter',
      do: 'send iss exactly as issuer stands in the metadata',
      evidence: [
        `/facts/authorizationResponse${iss === undefined ? '' : '/iss'}`,
        '/facts/authorizationServer/issuer',
      ],
    };
  },
});
