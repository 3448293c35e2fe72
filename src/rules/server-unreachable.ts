/** Nothing answers at the server's address. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const serverUnreachable = defineRule({
  id: 'server-unreachable',
  severity: 'error',
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
      title: `${hostOf(trace.server.url)} cannot be reached`,
      expected: `an answer from ${trace.server.url}`,
      actual: `${answerWords(last.exchange)} (${failure.detail})`,
      because: 'the request never got to a server, so nothing can be said about sign-in yet',
      do:
        failure.kind === 'name-not-found'
          ? 'check the host name in the address'
          : failure.kind === 'unsafe-url'
            ? 'use an http or https address without a user name in it'
            : 'check that the server runs, and that host and port in the address are right',
      evidence: [`${last.pointer}/failure`],
    };
  },
});
