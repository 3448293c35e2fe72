/** An answer that is larger than any metadata document, or that never ends. */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const answerOutOfBounds = defineRule({
  id: 'answer-out-of-bounds',
  severity: 'error',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const failure = last?.exchange.failure;
    if (last === undefined || (failure?.kind !== 'too-large' && failure?.kind !== 'timeout'))
      return undefined;
    const started = last.exchange.response !== undefined;
    return {
      title:
        failure.kind === 'too-large'
          ? `${hostOf(last.exchange.request.url)} sends far more than fits here`
          : started
            ? `${hostOf(last.exchange.request.url)} does not finish its answer`
            : `${hostOf(last.exchange.request.url)} does not answer in time`,
      expected: 'a whole answer of a reasonable size within seconds',
      actual: started
        ? `${last.exchange.response?.body.bytes} bytes, then cut off: ${failure.detail}`
        : failure.detail,
      because: 'a client has to give up at some point; what came until then is kept in the trace',
      do: 'look at what this address serves, and at any proxy in front of it that holds the answer back',
      evidence: [`${last.pointer}/failure`],
    };
  },
});
