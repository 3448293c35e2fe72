/**
 * The server refuses, and nothing tells a client where to sign in. This is what a token verifier
 * alone looks like from outside: it checks tokens that a caller already holds and cannot help
 * anyone to get one. Or the document is there, and the server guards it like everything else.
 *
 * Looks like: the client says that the server needs no sign-in, asks for a token to paste, or stops
 * with 401. The server works with a token from elsewhere, so it seems to be the client's fault.
 * Why: a client begins with the resource metadata (RFC 9728). The challenge of the 401 names it, or
 * it is at a well-known address. Here neither gives it: no class serves it, a proxy takes
 * WWW-Authenticate away, the path before /mcp is missing in the address, or the middleware that asks
 * for tokens stands before the well-known routes too.
 * FastMCP: a JWTVerifier alone serves no metadata, and with base_url its challenge names an address
 * that answers 404. Wrap it in RemoteAuthProvider when your identity provider registers clients; use
 * OAuthProxy or the class of your provider when it does not. An app that is mounted under a path
 * serves mcp.auth.get_well_known_routes() at the root of the host.
 * TypeScript SDK: add mcpAuthMetadataRouter to the app before any guard, and give requireBearerAuth
 * the resourceMetadataUrl.
 * Provider: nothing to change there.
 * Seen: https://github.com/gavdilabs/cap-mcp-plugin/issues/111
 * https://github.com/PrefectHQ/fastmcp/issues/2077
 * https://github.com/PrefectHQ/fastmcp/issues/1685
 * https://github.com/modelcontextprotocol/typescript-sdk/pull/2785
 */

import type { Facts } from '../model/flow';
import { answerWords, triedWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, exchangesOf, type Found, hostOf } from './evidence';
import { defineRule } from './rule';

export const noDiscovery = defineRule({
  id: 'no-discovery',
  effect: 'sign-in-fails',
  under: [
    'bot-challenge',
    'inner-address',
    'malformed-challenge',
    'metadata-not-where-named',
    'challenge-names-no-metadata',
  ],
  spec: ['mcp-discovery', 'rfc9728-request', 'rfc9728-challenge'],
  on: 'no-discovery',
  needs: ['access', 'challenge'],
  check(trace, { access, challenge }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const tried = exchangesOf(trace, 'resource-metadata');
    return {
      expected:
        'protected resource metadata, named by resource_metadata in WWW-Authenticate or at a well-known address',
      actual: `${access.status} ${challengeWords(access, challenge)}; ${triedWords(tried)}`,
      ...causeOf(hostOf(trace.server.url), challenge, tried),
      evidence: ['/facts/access', ...tried.map(answerPointer)],
    };
  },
});

function causeOf(host: string, challenge: Facts['challenge'], tried: readonly Found[]) {
  const guarded = tried.find(({ exchange }) => [401, 403].includes(exchange.response?.status ?? 0));
  if (guarded !== undefined) {
    return {
      title: `${host} wants a token for the document that says where to get one`,
      because: `the resource metadata is read before anybody has signed in, and its address answers ${answerWords(guarded.exchange)}`,
      do: `let requests without a token through to ${guarded.exchange.request.url}`,
    };
  }
  const fails = tried.find(({ exchange }) => (exchange.response?.status ?? 0) >= 500);
  if (fails !== undefined) {
    return {
      title: `${host} fails where its resource metadata should be`,
      because: 'a client that signs people in starts from this document',
      do: `look into the log of the server for ${fails.exchange.request.url}`,
    };
  }
  const named = challenge.resourceMetadataUrl;
  if (named !== undefined) {
    return {
      title: `${host} names a metadata address at which there is none`,
      because: 'a client that signs people in starts from this document and looks nowhere else',
      do: `serve protected resource metadata at ${named}`,
    };
  }
  return {
    title: `${host} asks for a token and does not say where to get one`,
    because:
      'a client that signs people in starts from this document. A server that only verifies tokens serves callers that already hold one, and every other client ends here',
    do: 'serve protected resource metadata that names your authorization server. In FastMCP a JWTVerifier alone does not: wrap it in RemoteAuthProvider if your authorization server registers clients, or use OAuthProxy if it does not',
  };
}

function challengeWords(access: Facts['access'], challenge: Facts['challenge']): string {
  if (access.challengeFields.length === 0) return 'without WWW-Authenticate';
  return challenge.resourceMetadataUrl === undefined
    ? 'whose challenge names no metadata'
    : 'whose challenge names a metadata address';
}
