/**
 * The Bearer challenge is not the first one. That is good HTTP, and clients that take the first scheme
 * or the first field for the only one find no metadata in it.
 *
 * Looks like: the sign-in works here, and another client asks for a name and password, or says that
 * the server names no metadata.
 * Why: RFC 9110 lets a 401 carry several challenges, in one field or in several. Many clients look
 * for Bearer at the beginning of the field, or read one field of several.
 * FastMCP: it sends one challenge; another one comes from a proxy or from a framework around it.
 * Turn off Basic there for the path of the server.
 * TypeScript SDK: requireBearerAuth sends one challenge; look for another guard before it.
 * Provider: nothing to change there.
 * Seen: https://github.com/getsentry/sentry-mcp/issues/939
 * https://github.com/modelcontextprotocol/python-sdk/pull/3012
 * https://github.com/QwenLM/qwen-code/issues/5343
 */

import { challengePointers, hostOf } from './evidence';
import { defineRule } from './rule';

export const bearerAfterOthers = defineRule({
  id: 'bearer-after-others',
  effect: 'untidy',
  spec: ['rfc9110-challenge', 'rfc6750-challenge'],
  needs: ['access', 'challenge'],
  check(trace, { access, challenge }) {
    const [first] = challenge.challenges;
    const { bearer } = challenge;
    if (first === undefined || bearer === undefined || first === bearer) return undefined;
    if (first.scheme === bearer.scheme && first.parameters['resource_metadata'] !== undefined) {
      return undefined;
    }
    // A saved trace has no two names for one object.
    if (JSON.stringify(first) === JSON.stringify(bearer)) return undefined;
    return {
      title: `${hostOf(trace.server.url)} puts another challenge before the one that names its metadata`,
      expected: 'the Bearer challenge first, or alone',
      actual: access.challengeFields.join(' | '),
      because:
        'several challenges are allowed, and some clients read no further than the first of them',
      do: 'send the Bearer challenge first, and leave out schemes that no MCP client uses',
      evidence: ['/facts/challenge/challenges/0', ...challengePointers(trace)],
    };
  },
});
