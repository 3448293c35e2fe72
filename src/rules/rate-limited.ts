/**
 * Requests are turned away for now with 429, because too many came in a short time. Nothing else is known
 * of the server until it answers again.
 *
 * Looks like: what worked a minute ago fails at some step, often while somebody tries a sign-in again and again.
 * Why: a limit on requests of the server, of the authorization server or of a gateway in front of them.
 * Registration has a limit of its own at many providers, since each attempt makes another client.
 * FastMCP: RateLimitingMiddleware limits calls of tools; a limit on sign-in comes from elsewhere.
 * TypeScript SDK: the routes of mcpAuthRouter have limits by default; its rateLimit options set them.
 * Provider: look for the limit in the documentation, and keep the client that was registered once.
 */

import { brokenExchange } from './broken-exchange';
import { answerField } from './every-exchange';
import { exchangesOf, type Found, headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const rateLimited = defineRule({
  id: 'rate-limited',
  effect: 'sign-in-fails',
  spec: ['rfc6585-too-many-requests'],
  needs: [],
  check(trace) {
    const { stop } = trace;
    if (stop === undefined || brokenExchange(trace) !== undefined) return undefined;
    const all = exchangesOf(trace, stop.step);
    // Where every address is a second try of the one before, any of them may be what is missing.
    const several = stop.code === 'no-discovery' || stop.code === 'no-server-metadata';
    const found = (several ? all : all.slice(-1)).find(isTurnedAway);
    if (found === undefined) return undefined;
    const { exchange } = found;
    const after = answerField(exchange, 'retry-after');
    return {
      title: `${hostOf(exchange.request.url)} turns requests away for now`,
      expected: 'an answer to this request',
      actual:
        after === undefined
          ? '429 without Retry-After'
          : `429 with Retry-After: ${after}${/^\d+$/.test(after) ? ' seconds' : ''}`,
      because: '429 means that too many requests came in a short time',
      do:
        after === undefined
          ? 'wait a few minutes, then try again'
          : 'wait as long as Retry-After says, then try again',
      evidence: [
        `${found.pointer}/response/status`,
        ...(after === undefined ? [] : [headerPointer(found, 'retry-after')]),
      ],
    };
  },
});

function isTurnedAway({ exchange }: Found): boolean {
  return exchange.response?.status === 429;
}
