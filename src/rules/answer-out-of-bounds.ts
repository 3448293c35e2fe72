/** An answer that is larger than any metadata document, or that never ends, or never begins. */

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
