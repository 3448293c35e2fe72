/**
 * The address of the server answers with a redirect to another path. Each request of a session makes this
 * way again, and not every client makes it with the token and the body that it began with.
 *
 * Looks like: one client works, and another says 401 though it is signed in, or 405, or that the answer is
 * no JSON. The log of the server shows each request twice, or a GET where a POST was sent.
 * Why: the framework adds or takes away a slash at the end of the path. 301 and 302 turn a POST into a GET
 * without a body; 307 and 308 keep both, but some clients leave Authorization out of the second request.
 * FastMCP: the path is /mcp without a slash; an app that is mounted in Starlette or FastAPI at a path
 * redirects to the form with the slash. Give the mounted app path="/" or publish the final address.
 * TypeScript SDK: register the route for the address that you publish; Express takes both forms.
 * Provider: register the final address as the resource, since it is what tokens are for.
 * Seen: https://github.com/zoho/analytics-mcp-server/pull/22
 * https://github.com/BerriAI/litellm/pull/34845
 * https://github.com/sigbit/mcp-auth-proxy/pull/116
 * https://github.com/modelcontextprotocol/python-sdk/issues/3504
 * https://github.com/modelcontextprotocol/typescript-sdk/pull/2465
 * https://github.com/microsoft/vscode/issues/337194
 */

import { answerField, exchangesWith } from './every-exchange';
import { headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const endpointRedirects = defineRule({
  id: 'endpoint-redirects',
  effect: 'untidy',
  spec: ['mcp-transports', 'mcp-token-use'],
  needs: [],
  check(trace) {
    const { url } = trace.server;
    const redirects = exchangesWith(trace, 'server').filter(
      ({ exchange }) =>
        exchange.failure === undefined &&
        [301, 302, 303, 307, 308].includes(exchange.response?.status ?? 0),
    );
    const found = redirects.find(({ exchange }) => exchange.request.url === url);
    const location = found && answerField(found.exchange, 'location');
    if (found === undefined || location === undefined || !URL.canParse(location, url)) {
      return undefined;
    }
    const { status = 0 } = found.exchange.response ?? {};
    const final = new URL(location, url).href;
    // Nothing answers where one redirect leads to another, which other rules speak of.
    if (redirects.some(({ exchange }) => exchange.request.url === final)) return undefined;
    const { method } = found.exchange.request;
    const lost = status < 307 && method === 'POST';
    const slash = final === `${url}/` || `${final}/` === url;
    return {
      ...(lost && { effect: 'client-fails' as const }),
      title: `${hostOf(url)} redirects ${slash ? `to the same path ${final.endsWith('/') ? 'with' : 'without'} a slash` : 'its address to another path'}`,
      expected: 'an answer at this address',
      actual: `${status} to ${final}`,
      because: lost
        ? `after ${status} a client sends GET without the body of its POST, so the message is lost`
        : 'each request goes out twice, and some clients leave Authorization out of the second one',
      do: `put ${final} into the configuration, or let the server answer here itself`,
      evidence: [headerPointer(found, 'location')],
    };
  },
});
