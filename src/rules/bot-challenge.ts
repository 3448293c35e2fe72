/**
 * A protection against bots answers in place of the server: it wants a browser to run a script or a
 * person to solve a puzzle. No client can do that.
 *
 * Looks like: in a browser the address works. The client reports 403, 202 or 405 with a web page, or
 * JSON that cannot be read; sometimes only from some networks.
 * Why: the firewall of the content network takes a program for an attack. Its answer is marked:
 * cf-mitigated at Cloudflare, x-amzn-waf-action at AWS.
 * FastMCP: nothing to change there.
 * TypeScript SDK: nothing to change there.
 * Provider: make an exception in the firewall for the path of the server, for /.well-known/, and for
 * the token and registration endpoints. At Cloudflare that is a rule that skips Bot Fight Mode and
 * managed challenges for these paths; at AWS WAF a scope-down statement.
 * Seen: https://github.com/anthropics/claude-code/issues/72673
 */

import { answerWords } from './answer-words';
import { exchangesOf, headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

/** How firewalls mark an answer that only a browser can deal with: field, values, and whose it is. */
const marks: readonly (readonly [field: string, values: readonly string[], whose: string])[] = [
  ['cf-mitigated', ['challenge'], 'Cloudflare'],
  ['x-amzn-waf-action', ['challenge', 'captcha'], 'AWS WAF'],
];

export const botChallenge = defineRule({
  id: 'bot-challenge',
  effect: 'sign-in-fails',
  spec: ['mcp-error-handling'],
  needs: [],
  check(trace) {
    for (const step of trace.steps) {
      for (const found of exchangesOf(trace, step.id)) {
        const { request, response } = found.exchange;
        const mark = marks.find(([field, values]) =>
          response?.headers.some(([name, value]) => name === field && values.includes(value)),
        );
        if (mark === undefined) continue;
        const [field, , whose] = mark;
        return {
          effect: trace.stop?.step === step.id ? 'sign-in-fails' : 'client-fails',
          title: `A protection against bots answers in place of ${hostOf(request.url)}`,
          expected: 'an answer of the server itself',
          actual: `${answerWords(found.exchange)}, marked with ${field} by ${whose}`,
          because: 'it wants a browser or a person, and no client can go on from there',
          do: `make an exception in the rules of ${whose} for ${request.url}`,
          evidence: [headerPointer(found, field), `${found.pointer}/response/status`],
        };
      }
    }
    return undefined;
  },
});
