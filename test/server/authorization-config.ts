import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type ClientMetadata, type Configuration, errors } from 'oidc-provider';
import type { JsonObject } from '../../src/model/wire';
import { createMemoryAdapter } from './memory-adapter';
import { interactionPath } from './sign-in';
import { errorPage } from './sign-in-page';

/** A server that tokens can be asked for. RFC 8707. */
export interface Resource {
  readonly uri: string;
  readonly scopes: readonly string[];
}

export interface AuthorizationSettings {
  readonly port: number;
  readonly resources: readonly Resource[];
  readonly clients: readonly ClientMetadata[];
  readonly registration: boolean;
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
    jwks: { keys: [signingKey()] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
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
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    clientBasedCORS: () => false,
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
      Grant: 14 * day,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 14 * day,
      Session: day,
    },
  };
}

function features(settings: AuthorizationSettings): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    registration: { enabled: settings.registration },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    introspection: {
      enabled: true,
      // A client that can prove who it is may ask about any token, as a resource server does.
      allowedPolicy: (_ctx, client, token) =>
        client.tokenEndpointAuthMethod !== 'none' || token.clientId === client.clientId,
    },
    resourceIndicators: {
      enabled: true,
      // Clients of the 2025-03-26 revision send no resource parameter.
      defaultResource: (_ctx, _client, oneOf) => {
        if (oneOf && oneOf.length > 0) return oneOf;
        return settings.resources.length === 1 ? (settings.resources[0]?.uri ?? []) : [];
      },
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, uri) => {
        const resource = settings.resources.find((known) => known.uri === uri);
        if (!resource) throw new errors.InvalidTarget(`this server issues no tokens for ${uri}`);
        return {
          scope: resource.scopes.join(' '),
          audience: resource.uri,
          accessTokenTTL: settings.accessTokenTtl,
          accessTokenFormat: settings.tokenFormat,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' };
}
