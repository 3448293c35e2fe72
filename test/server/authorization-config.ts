import { randomBytes } from 'node:crypto';
import { type ClientMetadata, type Configuration, errors } from 'oidc-provider';
import type { JsonObject } from '../../src/model/wire';
import { type AuthorizationFeatures, features } from './authorization-features';
import { createMemoryAdapter } from './memory-adapter';
import { interactionPath } from './sign-in';
import { errorPage } from './sign-in-page';
import type { SigningKey } from './signing-key';

/** A server that tokens can be asked for. RFC 8707. */
export interface Resource {
  readonly uri: string;
  readonly scopes: readonly string[];
}

export interface AuthorizationSettings extends AuthorizationFeatures {
  readonly port: number;
  readonly resources: readonly Resource[];
  readonly clients: readonly ClientMetadata[];
  readonly registration: boolean;
  /** Private; signs everything. */
  readonly signingKey: SigningKey;
  /** Seconds. */
  readonly accessTokenTtl: number;
  readonly tokenFormat: 'jwt' | 'opaque';
  readonly tokenClaims: (claims: JsonObject) => JsonObject;
}

const day = 24 * 60 * 60;

/** Everything that makes oidc-provider a plain OAuth 2.1 server for MCP, with keys of its own. */
export function authorizationConfig(settings: AuthorizationSettings): Configuration {
  return {
    adapter: createMemoryAdapter(),
    clients: [...settings.clients],
    jwks: { keys: [settings.signingKey] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: [
      'none',
      'client_secret_basic',
      'client_secret_post',
      ...(settings.privateKeyJwt ? (['private_key_jwt'] as const) : []),
    ],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'RS256'] },
    // oidc-provider takes the token endpoint as the audience too; the issuer alone is meant. RFC 7523bis.
    assertJwtClientAuthClaimsAndHeader(ctx, claims) {
      const { issuer } = ctx.oidc.provider;
      if (claims['aud'] !== issuer) {
        throw new errors.InvalidClientAuth(`the audience of the assertion must be ${issuer}`);
      }
    },
    scopes: [
      'openid',
      'offline_access',
      ...new Set(settings.resources.flatMap((resource) => resource.scopes)),
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    // Cookies know no ports: without names of their own, two servers would sign each other's users out.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: `session-${settings.port}`,
        interaction: `interaction-${settings.port}`,
        resume: `resume-${settings.port}`,
      },
    },
    interactions: { url: (_ctx, interaction) => interactionPath(interaction.uid) },
    features: features(settings),
    formats: {
      customizers: {
        jwt: (_ctx, _token, parts) => {
          Object.assign(parts, {
            payload: settings.tokenClaims({ ...parts.payload } as JsonObject),
          });
        },
      },
    },
    // A client that sends no scope gets what the resource offers. RFC 6749 §3.3.
    extraParams: {
      scope(ctx, value) {
        if (value || !ctx.oidc.params) return;
        const offered = Object.values(ctx.oidc.resourceServers ?? {}).flatMap((r) => [...r.scopes]);
        ctx.oidc.params['scope'] = offered.join(' ') || 'openid';
      },
    },
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') &&
      (settings.refreshTokens !== 'offline_access' || source.scopes.has('offline_access')),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    clientBasedCORS: () => false,
    ...(settings.fetchClientDocument && { fetch: fetchWith(settings.fetchClientDocument) }),
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: accountId }),
    }),
    renderError: (ctx, out) => {
      const page = errorPage('The sign-in cannot start', [
        `${out.error}: ${out.error_description ?? 'no description'}`,
        out.error === 'invalid_client'
          ? 'This server does not know the client id, or has forgotten it: it keeps clients only until it stops. Register the client again.'
          : 'The request cannot be answered at the client, so it ends here. Start it again in the program that sent you.',
      ]);
      ctx.type = 'html';
      ctx.set('content-security-policy', page.policy);
      ctx.body = page.html;
    },
    ttl: {
      AccessToken: settings.accessTokenTtl,
      AuthorizationCode: 60,
      ClientCredentials: settings.accessTokenTtl,
      DeviceCode: 600,
      Grant: 14 * day,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 14 * day,
      Session: day,
    },
  };
}

/** oidc-provider fetches nothing but documents of clients here. */
function fetchWith(fetchDocument: NonNullable<AuthorizationFeatures['fetchClientDocument']>) {
  return (input: string | URL | Request) =>
    fetchDocument(input instanceof Request ? input.url : String(input));
}
