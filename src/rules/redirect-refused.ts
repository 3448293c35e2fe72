/**
 * A request is redirected to another origin, or without end. Following it to another origin would
 * hand the flow to somebody else.
 *
 * Looks like: the client reports a 307 or 308, or the token gets lost on the way and the answer is
 * 401 although the token is good.
 * Why: the address that is configured is not the one that answers: http in place of https, a
 * missing slash at the end, or a name that moved. Web frameworks redirect /mcp to /mcp/ by
 * themselves, sometimes to http. Clients drop the token or the body on the way.
 * FastMCP: give clients the address with the path exactly as it is served. Avoid http_app(path="/")
 * under a mount, as then everything ends in a slash. Behind a proxy let uvicorn see the forwarded
 * scheme.
 * TypeScript SDK: let express answer /mcp and /mcp/ itself, without a redirect, and do the switch
 * to https in the proxy only.
 * Provider: name endpoints at the address where they answer, not at one that redirects. A page in
 * front that asks for a login of its own has no place before these endpoints.
 * Seen: https://github.com/modelcontextprotocol/python-sdk/issues/3504
 * https://github.com/modelcontextprotocol/typescript-sdk/pull/2465
 * https://github.com/BerriAI/litellm/pull/34845
 * https://github.com/microsoft/vscode/issues/337194
 */

import { brokenExchange } from './broken-exchange';
import { headerPointer, hostOf } from './evidence';
import { defineRule, type Verdict } from './rule';

export const redirectRefused = defineRule({
  id: 'redirect-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-communication-security'],
  needs: [],
  check(trace) {
    const broken = brokenExchange(trace);
    const kind = broken?.failure.kind;
    if (broken === undefined || (kind !== 'redirect-refused' && kind !== 'too-many-redirects'))
      return undefined;
    const { request, response } = broken.exchange;
    const location = response?.headers.find(([name]) => name === 'location')?.[1] ?? '';
    const within = kind === 'too-many-redirects';
    const ours = trace.stop?.code === 'server-unreachable' || trace.stop?.code === 'session-failed';
    return {
      ...(within ? withoutEnd(request.url) : away(request.url, location, ours)),
      expected: 'an answer at this address, after at most five redirects within the same origin',
      actual: `${response?.status} to ${location}${within ? ', and so on' : ''}`,
      evidence: [headerPointer(broken, 'location')],
    };
  },
});

type Words = Pick<Verdict, 'title' | 'because' | 'do'>;

function withoutEnd(from: string): Words {
  return {
    title: `${hostOf(from)} redirects without end`,
    because: 'a client has to give up at some point',
    do: 'let one of these addresses answer the request itself',
  };
}

/** `ours`: the address is the one of the configuration. */
function away(from: string, location: string, ours: boolean): Words {
  const host = hostOf(from);
  const target =
    URL.canParse(from) && URL.canParse(location, from) ? new URL(location, from) : undefined;
  const begin = target && new URL(from);
  if (
    begin?.protocol === 'https:' &&
    target?.protocol === 'http:' &&
    target.hostname === begin.hostname
  ) {
    return {
      title: `${host} redirects from https to http`,
      because:
        'the server builds the address out of a request that reached it by http, as a proxy in front of it ends TLS. A client that followed would send the token in the clear',
      do: `let the proxy say by X-Forwarded-Proto that the request came by https, and the server trust it${ours ? '; or put the final path into the configuration, with https' : ''}`,
    };
  }
  return {
    title: `${host} redirects to another origin`,
    because: 'a client that followed would send what belongs to this origin to another one',
    do: ours
      ? 'put the final address into the configuration, if you trust it'
      : `let ${host} answer at this address itself, without a redirect`,
  };
}
