/**
 * WWW-Authenticate breaks the grammar of HTTP. Lenient clients may guess; strict ones see nothing.
 *
 * Looks like: some clients sign in, and others behave as if the server had sent no challenge.
 * Why: values without quotes, parameters without commas between them, or an empty value. The field
 * is read by the grammar of RFC 9110, and the address of the metadata is one of its parameters.
 * FastMCP: the field that the classes write is well formed. Look for a middleware or a proxy that
 * writes its own or joins two fields.
 * TypeScript SDK: requireBearerAuth writes a good field. A handler of your own puts quotes around
 * values and commas between parameters.
 * Provider: nothing to change there, unless a gateway of the provider answers in front of the
 * server.
 * Seen: https://github.com/getsentry/sentry-mcp/issues/939
 * https://github.com/modelcontextprotocol/python-sdk/pull/3012
 * https://github.com/QwenLM/qwen-code/issues/5343
 */

import { challengePointers, hostOf } from './evidence';
import { defineRule } from './rule';

export const malformedChallenge = defineRule({
  id: 'malformed-challenge',
  effect: 'client-fails',
  spec: ['rfc9110-challenge', 'rfc9728-challenge'],
  needs: ['access', 'challenge'],
  check(trace, { access, challenge }) {
    if (challenge.problems.length === 0) return undefined;
    const host = hostOf(trace.server.url);
    const named = challenge.problems.find((problem) => problem.includes('resource_metadata'));
    return {
      title:
        named === undefined
          ? `${host} sends a challenge that is not well formed`
          : named.startsWith('resource_metadata')
            ? `${host} names its metadata by something that is no http or https address`
            : `${host} sends a challenge whose resource_metadata is not well formed`,
      expected:
        'Bearer resource_metadata="https://…", with commas between parameters and quotes around values',
      actual: `${access.challengeFields.join(' | ')}: ${challenge.problems.join('; ')}`,
      because: 'clients read this field by the grammar of RFC 9110, and may find nothing in it',
      do:
        named?.startsWith('resource_metadata') === true
          ? 'write the whole address of the document, with https and the public host'
          : 'put quotes around values and commas between parameters',
      evidence: [...challengePointers(trace), '/facts/access/challengeFields'],
    };
  },
});
