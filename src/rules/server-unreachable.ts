/** Nothing answers at the server's address. */

import { answerWords } from './answer-words';
import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const serverUnreachable = defineRule({
  id: 'server-unreachable',
  effect: 'sign-in-fails',
  spec: ['mcp-transports'],
  on: 'server-unreachable',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const failure = last?.exchange.failure;
    if (last === undefined || failure === undefined) return undefined;
    if (!['refused', 'name-not-found', 'network', 'aborted', 'unsafe-url'].includes(failure.kind))
      return undefined;
    return {
      title:
        failure.kind === 'network'
          ? `The connection to ${hostOf(last.exchange.request.url)} breaks`
          : `${hostOf(last.exchange.request.url)} cannot be reached`,
      expected: `an answer from ${last.exchange.request.url}`,
      actual: `${answerWords(last.exchange)} (${failure.detail})`,
      because: 'no answer came from the server, so nothing can be said about sign-in yet',
      do:
        failure.kind === 'name-not-found'
          ? 'check the host name in the address'
          : failure.kind === 'unsafe-url'
            ? 'use an http or https address without a user name in it'
            : failure.kind === 'network'
              ? 'look at what listens at this port, and into its log for this request'
              : 'check that the server runs, and that host and port in the address are right',
      evidence: [`${last.pointer}/failure`],
    };
  },
});
