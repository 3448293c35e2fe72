/** Checks the access token as the server should: signature against the published keys, and claims. RFC 9068 §4. */

import type { Check } from '../../model/check';
import type { Facts } from '../../model/flow';
import { defineStep, type Env, getJson } from '../step';
import { isHttpUrl } from '../well-known';

export const tokenCheck = defineStep({
  id: 'token-check',
  title: 'Signature and claims',
  phase: 'token',
  explained:
    'To the client a token is just a string; the server must check it. This step makes the same checks, so that a refusal later does not come as a riddle: who signed it, for whom it is, and until when.',
  spec: ['rfc9068-validation', 'rfc7519-claims', 'mcp-audience'],
  needs: ['authorizationServer', 'resource'],
  may: ['tokens', 'pasted', 'clientIdentity', 'client', 'challenge'],
  gives: ['tokenCheck'],
  limit: 3,
  next(known, seen, env) {
    const token = known.tokens?.accessToken ?? known.pasted;
    if (token === undefined) throw new Error('token-check runs without a token');
    if (token.jwt === undefined) {
      return {
        do: 'done',
        facts: { tokenCheck: { format: 'opaque', checks: [] } },
        note: 'opaque, cannot be checked from outside',
      };
    }
    const last = seen.at(-1);
    const { jwksUri } = known.authorizationServer.metadata;
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
          token: known.tokens === undefined ? 'pastedToken' : 'accessToken',
          jwks,
          ...(jwksUri !== undefined && { jwksUri }),
          ...expectations(known, env),
        },
      };
    }
    return {
      do: 'done',
      facts: {
        tokenCheck: {
          format: 'jwt',
          checks: last.checks,
          ...(last.keyId !== undefined && { keyId: last.keyId }),
        },
      },
      note: noteFor(last.checks),
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

type Known = Pick<Facts, 'authorizationServer' | 'resource'> &
  Partial<Pick<Facts, 'tokens' | 'clientIdentity' | 'client' | 'challenge'>>;

/** What the flow knows that the token should say. */
function expectations(known: Known, env: Env) {
  const { authorizationServer: server, resource, tokens, client } = known;
  const scopeAsked = known.clientIdentity?.scope;
  const scopeRequired = known.challenge?.scope;
  return {
    ...(server.source !== 'default-endpoints' && { issuer: server.issuer }),
    ...(env.profile.resourceParameter && { audience: resource.resource }),
    ...(client !== undefined && { clientId: client.clientId }),
    ...(scopeAsked !== undefined && { scopeAsked }),
    ...(tokens?.scope !== undefined && { scopeGranted: tokens.scope }),
    ...(scopeRequired !== undefined && { scopeRequired }),
    ...(tokens !== undefined && { dpop: tokens.tokenType.toLowerCase() === 'dpop' }),
  };
}

function noteFor(checks: readonly Check[]): string {
  const failed = checks.filter((check) => check.verdict === 'fail').length;
  if (failed > 0) return `${failed} of ${checks.length} checks failed`;
  const signed = checks.some(({ id, verdict }) => id === 'signature' && verdict === 'pass');
  return signed ? 'valid' : 'signature cannot be checked';
}
