/**
 * Nothing answers at the address of the server.
 *
 * Looks like: every client reports a network error at once, or after a long wait.
 * Why: the server does not run, listens at another port or only on its own machine, the name is
 * wrong, or a firewall is in between. Nothing can be said about sign-in yet.
 * FastMCP: run needs transport="http" and, to be reached from outside, host="0.0.0.0"; the default
 * is stdio, which listens nowhere.
 * TypeScript SDK: check that listen is called with the port and host of the address, and that the
 * process has not ended with an error.
 * Provider: nothing to change there.
 */

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
