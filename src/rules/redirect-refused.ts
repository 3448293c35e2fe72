/** A request is redirected to another origin. Following it would hand the flow to somebody else. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const redirectRefused = defineRule({
  id: 'redirect-refused',
  severity: 'error',
  spec: ['mcp-communication-security'],
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const failure = last?.exchange.failure;
    if (
      last === undefined ||
      (failure?.kind !== 'redirect-refused' && failure?.kind !== 'too-many-redirects')
    )
      return undefined;
    const location = last.exchange.response?.headers.find(([name]) => name === 'location')?.[1];
    return {
      title:
        failure.kind === 'redirect-refused'
          ? `${hostOf(last.exchange.request.url)} redirects to another host`
          : `${hostOf(last.exchange.request.url)} redirects without end`,
      expected: 'an answer at this address, after at most five redirects within the same origin',
      actual: `${last.exchange.response?.status ?? answerWords(last.exchange)} to ${location ?? 'another address'}`,
      because:
        'a client that followed would send what belongs to this origin to another one. Often the address lacks a path or slash, or should begin with https',
      do: 'put the final address into the configuration, if you trust it',
      evidence: [`${last.pointer}/response/headers`],
    };
  },
});
