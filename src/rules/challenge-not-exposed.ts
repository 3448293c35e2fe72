/**
 * The server lets scripts of other origins read its answers, but not the header fields that signing in
 * starts from. A client that runs in a browser sees a 401 and nothing in it.
 *
 * Looks like: a client in a web page says that the server needs no sign-in or names no metadata, and the
 * same server works from the command line. Or every request after the first is one without a session.
 * Why: a browser hides all fields but a few from scripts, unless Access-Control-Expose-Headers names them.
 * The handler for CORS was set up for the body alone.
 * FastMCP: give CORSMiddleware expose_headers with WWW-Authenticate and Mcp-Session-Id, and allow_headers
 * with Authorization, Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method and Mcp-Name.
 * TypeScript SDK: the same fields in exposedHeaders and allowedHeaders of the cors package.
 * Provider: let the token and registration endpoints answer scripts too, where you run the provider.
 * Seen: https://github.com/envoyproxy/ai-gateway/pull/2307
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 * https://github.com/doobidoo/mcp-memory-service/pull/877
 * https://github.com/getsentry/sentry-mcp/pull/509
 * https://github.com/routecraftjs/routecraft/issues/320
 */

import { answerField, exchangesWith, type Placed } from './every-exchange';
import { headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

/** Fields that a client reads, where the server sends them. */
const read = ['www-authenticate', 'mcp-session-id'] as const;

export const challengeNotExposed = defineRule({
  id: 'challenge-not-exposed',
  effect: 'client-fails',
  spec: ['rfc9728-challenge', 'mcp-transports'],
  needs: [],
  check(trace) {
    const hiding = exchangesWith(trace, 'server').flatMap((found) =>
      hiddenIn(found).map((name) => ({ name, found })),
    );
    const kinds = [...new Map(hiding.map((one) => [one.name, one])).values()];
    const [first] = kinds;
    if (first === undefined) return undefined;
    const exposed = answerField(first.found.exchange, 'access-control-expose-headers');
    return {
      title: `${hostOf(trace.server.url)} hides its ${kinds.map(({ name }) => named[name]).join(' and ')} from clients in a browser`,
      expected: `Access-Control-Expose-Headers with ${kinds.map(({ name }) => named[name]).join(', ')}`,
      actual:
        exposed === undefined
          ? 'Access-Control-Allow-Origin without Access-Control-Expose-Headers'
          : `Access-Control-Expose-Headers: ${exposed}`,
      because:
        'the server lets scripts of other origins in, and a browser shows them only the fields that are named there',
      do: 'name these fields in Access-Control-Expose-Headers',
      evidence: kinds.flatMap(({ name, found }) => [
        headerPointer(found, 'access-control-allow-origin'),
        headerPointer(found, name),
      ]),
    };
  },
});

const named: { readonly [name in (typeof read)[number]]: string } = {
  'www-authenticate': 'WWW-Authenticate',
  'mcp-session-id': 'Mcp-Session-Id',
};

function hiddenIn({ exchange }: Placed): readonly (typeof read)[number][] {
  if (answerField(exchange, 'access-control-allow-origin') === undefined) return [];
  const exposed = (answerField(exchange, 'access-control-expose-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  if (exposed.includes('*')) return [];
  return read.filter(
    (name) => answerField(exchange, name) !== undefined && !exposed.includes(name),
  );
}
