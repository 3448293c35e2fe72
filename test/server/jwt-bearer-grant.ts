import { createLocalJWKSet, type JWTPayload, errors as jose, jwtVerify } from 'jose';
import type Provider from 'oidc-provider';
import { errors, type TokenEndpointGrantContext } from 'oidc-provider';
import {
  buildTokenResponse,
  checkDpopReplay,
  resolveRequestedResources,
  validateDpop,
} from 'oidc-provider/lib/helpers/grants.js';
import type { GrantType } from './grant-type';
import type { PublicKey } from './signing-key';

/** Who signs assertions that are taken as grants. */
export interface AssertionIssuer {
  readonly issuer: string;
  readonly keys: readonly PublicKey[];
  /**
   * A `workload` proves itself; an `id-jag` is what an identity provider says of a person, for one
   * client and one resource. Identity Assertion JWT Authorization Grant §4.4.
   */
  readonly signs: 'workload' | 'id-jag';
}

export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

interface Assertion {
  readonly assertion?: string;
}

/** Access tokens for assertions of these issuers; each assertion is good once. RFC 7523 §2.1. */
export function jwtBearerGrant(trusted: readonly AssertionIssuer[]): GrantType {
  return {
    name: jwtBearer,
    parameters: ['assertion', 'scope', 'resource'],
    async handle(provider, ctx) {
      const { assertion } = ctx.oidc.params as Assertion;
      if (assertion === undefined) throw new errors.InvalidRequest('assertion is missing');
      const claims = await verify(provider, trusted, assertion, ctx);
      const { jti = '', exp = 0, iss = '', sub = '' } = claims;
      if (!(await provider.ReplayDetection.unique(iss, jti, exp))) {
        throw invalidGrant('the assertion was used before');
      }
      await answer(provider, ctx, sub, typeof claims['scope'] === 'string' ? claims['scope'] : '');
    },
  };
}

async function verify(
  provider: Provider,
  trusted: readonly AssertionIssuer[],
  assertion: string,
  ctx: TokenEndpointGrantContext,
): Promise<JWTPayload> {
  const problems: string[] = [];
  for (const { issuer, keys, signs } of trusted) {
    try {
      const { payload } = await jwtVerify(
        assertion,
        createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }),
        {
          issuer,
          audience: provider.issuer,
          requiredClaims: ['sub', 'exp', 'iat', 'jti'],
          ...(signs === 'id-jag' && { typ: 'oauth-id-jag+jwt' }),
        },
      );
      if (signs === 'id-jag') checkIdJag(payload, ctx);
      return payload;
    } catch (error) {
      if (!(error instanceof jose.JOSEError)) throw error;
      problems.push(error.message);
    }
  }
  throw invalidGrant(problems.join('; ') || 'no issuer of assertions is trusted here');
}

function checkIdJag(claims: JWTPayload, ctx: TokenEndpointGrantContext): void {
  const { client, params } = ctx.oidc;
  if (client.tokenEndpointAuthMethod === 'none') {
    throw new errors.InvalidClient('an identity assertion needs a client that proves itself');
  }
  if (claims['client_id'] !== client.clientId) {
    throw invalidGrant('client_id of the assertion names another client');
  }
  const { resource } = claims;
  if (typeof resource !== 'string') throw invalidGrant('the assertion names no resource');
  if (params.resource !== undefined && params.resource !== resource) {
    throw new errors.InvalidTarget('the assertion is for another resource');
  }
  params.resource = resource;
}

/** `granted` bounds the scopes; empty bounds nothing. */
async function answer(
  provider: Provider,
  ctx: TokenEndpointGrantContext,
  accountId: string,
  granted: string,
): Promise<void> {
  const { client, params } = ctx.oidc;
  const proof = await validateDpop(provider, ctx);
  await checkDpopReplay(provider, ctx, proof, client.clientId);
  const [resourceServer] = await resolveRequestedResources(provider, ctx);
  if (resourceServer === undefined) throw new errors.InvalidTarget('resource is missing');
  const offered = resourceServer.scope?.split(' ') ?? [];
  const bound = granted === '' ? offered : granted.split(' ');
  const asked = params.scope?.split(' ') ?? bound;
  const token = new provider.AccessToken({
    accountId,
    client,
    gty: 'jwt_bearer',
    grantId: '',
    resourceServer,
    scope: asked.filter((scope) => offered.includes(scope) && bound.includes(scope)).join(' '),
  });
  if (proof) token.setThumbprint('jkt', proof.thumbprint);
  ctx.oidc.entity('AccessToken', token);
  ctx.body = buildTokenResponse(provider, {
    accessToken: await token.save(),
    expiresIn: token.expiration,
    ...(token.scope && { scope: token.scope }),
    tokenType: token.tokenType,
  });
}

function invalidGrant(description: string): Error {
  return new errors.CustomOIDCProviderError('invalid_grant', description);
}
