/**
 * An answer is larger than any metadata document, or never ends, or never begins.
 *
 * Looks like: the client hangs for a long time and then gives up, or says that discovery failed.
 * Why: something other than the document answers at this address: an event stream, a download, a
 * proxy that waits for a server behind it, or a program that has stopped answering. A client has to
 * give up at some point, because a server must not choose how long it waits or how much it holds.
 * FastMCP: nothing there does this by itself. Look at the proxy in front, and at your own custom
 * routes; a route that streams needs a path of its own.
 * TypeScript SDK: a handler that neither ends its response nor passes the request on leaves the
 * client waiting. End every response, and put the metadata router before routes that catch
 * everything.
 * Provider: when the address is at the provider, ask for it with another program. A document that
 * takes more than a few seconds points to a provider that is overloaded or a network that drops
 * packets.
 */

import { brokenExchange } from './broken-exchange';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const answerOutOfBounds = defineRule({
  id: 'answer-out-of-bounds',
  effect: 'sign-in-fails',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const broken = brokenExchange(trace);
    const kind = broken?.failure.kind;
    if (broken === undefined || (kind !== 'too-large' && kind !== 'timeout')) return undefined;
    const { request, response } = broken.exchange;
    const host = hostOf(request.url);
    return {
      title:
        kind === 'too-large'
          ? `${host} sends far more than fits here`
          : response === undefined
            ? `${host} does not answer in time`
            : `${host} does not finish its answer`,
      expected: 'a whole answer of a reasonable size within seconds',
      actual:
        response === undefined
          ? broken.failure.detail
          : `${response.status} and ${response.body.bytes} bytes, then cut off: ${broken.failure.detail}`,
      because: 'a client has to give up at some point; what came until then is kept in the trace',
      do: `look at what ${request.url} serves, and at any proxy in front of it`,
      evidence: [`${broken.pointer}/failure`],
    };
  },
});
