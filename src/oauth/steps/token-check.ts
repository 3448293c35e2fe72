/** Checks the access token as the server should: signature against the published keys, and claims. RFC 9068 §4. */

import { defineStep, getJson } from '../step';
import { isHttpUrl } from '../well-known';

export const tokenCheck = defineStep({
  id: 'token-check',
  title: 'Signature and claims',
  phase: 'token',
  explained:
    'To the client a token is just a string; the server must check it. This step makes the same checks, so that a refusal later does not come as a riddle: who signed it, for whom it is, and until when.',
  spec: ['rfc9068-validation', 'rfc7519-claims', 'mcp-audience'],
  needs: ['tokens', 'authorizationServer', 'resource', 'clientIdentity'],
  gives: ['tokenCheck'],
  limit: 3,
  next({ tokens, authorizationServer: server, resource, clientIdentity }, seen, env) {
    if (tokens.accessToken.jwt === undefined) {
      return {
        do: 'done',
        facts: { tokenCheck: { format: 'opaque', checks: [] } },
        note: 'opaque, cannot be checked from outside',
      };
    }
    const last = seen.at(-1);
    const jwksUri = server.metadata.jwksUri;
    if (last === undefined && jwksUri !== undefined && isHttpUrl(jwksUri)) {
      return {
        do: 'send',
        request: getJson(jwksUri, 'authorization-server', env),
        because: 'The public keys of the issuer are needed to check the signature.',
      };
    }
    if (last?.kind !== 'checked-token') {
      const jwks =
        last?.kind === 'response' && last.status === 200 && last.body.kind === 'json'
          ? last.body.value
          : undefined;
      return {
        do: 'compute',
        op: {
          op: 'check-token',
          jwks,
          ...(jwksUri !== undefined && { jwksUri }),
          ...(server.source !== 'default-endpoints' && { issuer: server.issuer }),
          ...(env.profile.resourceParameter && { audience: resource.resource }),
          ...(clientIdentity.scope !== undefined && { scopeAsked: clientIdentity.scope }),
          ...(tokens.scope !== undefined && { scopeGranted: tokens.scope }),
        },
      };
    }
    const failed = last.checks.filter((check) => check.verdict === 'fail').length;
    return {
      do: 'done',
      facts: {
        tokenCheck: {
          format: 'jwt',
          checks: last.checks,
          ...(last.keyId !== undefined && { keyId: last.keyId }),
        },
      },
      note: failed === 0 ? 'valid' : `${failed} of ${last.checks.length} checks failed`,
    };
  },
  values: ({ tokenCheck: result }) =>
    result.checks.map((check) => ({
      name: check.id,
      value: `${verdicts[check.verdict]}: ${check.actual}`,
      meaning: `Expected: ${check.expected}`,
    })),
});

const verdicts = { pass: 'match', fail: 'no match', unknown: 'cannot be checked' } as const;
