/**
 * The 401 has no WWW-Authenticate field at all, though the metadata that it should name is there. HTTP
 * wants the field in every 401, and a proxy in front of the server often takes it away.
 *
 * Looks like: some clients sign in, and others say that the server needs no sign-in, or that the
 * token is wrong, and stop.
 * Why: the field says that this 401 is about a token and where to get one. Clients made for 2025-06-18
 * have no other way to the metadata. Guards written by hand send the bare status; gateways and
 * serverless platforms drop or rename the field.
 * FastMCP: its classes send the field. Ask the server past the proxy (curl -i on its own port): if the
 * field is there, let the proxy pass WWW-Authenticate on.
 * TypeScript SDK: requireBearerAuth sends it; give it resourceMetadataUrl. A guard of your own sets
 * the field on each 401.
 * Provider: nothing to change there.
 * Seen: https://github.com/gavdilabs/cap-mcp-plugin/issues/111
 * https://github.com/sooperset/mcp-atlassian/issues/1257
 * https://github.com/garrytan/gbrain/pull/1410
 * https://github.com/n8n-io/n8n/pull/34571
 */

import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const challengeMissing = defineRule({
  id: 'challenge-missing',
  effect: 'client-fails',
  spec: ['rfc9110-challenge', 'rfc9728-challenge'],
  needs: ['access', 'resource'],
  check(trace, { access, resource }) {
    if (access.status !== 401 || access.challengeFields.length > 0) return undefined;
    if (resource.metadataUrl === undefined) return undefined;
    const refusal = exchangesOf(trace, 'first-request').findLast(
      ({ exchange }) => exchange.response?.status === 401,
    );
    return {
      title: `${hostOf(trace.server.url)} answers 401 without WWW-Authenticate`,
      expected: `WWW-Authenticate: Bearer resource_metadata="${resource.metadataUrl}"`,
      actual: '401 without this field',
      because:
        'every 401 has this field by the rules of HTTP, and clients read in it what to do next. This flow found the metadata at a well-known address',
      do: 'send the field with each 401; if the server does, let the proxy in front of it pass it on',
      evidence: [refusal === undefined ? '/facts/access' : answerPointer(refusal)],
    };
  },
});
