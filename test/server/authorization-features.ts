import { randomBytes } from 'node:crypto';
import { type Configuration, errors } from 'oidc-provider';
import type { AuthorizationSettings } from './authorization-config';
import type { DeviceFlow } from './device-flow';
import { devicePages } from './device-page';
import type { GrantType } from './grant-type';

/** What an authorization server can do besides signing people in. All of it is off unless asked for. */
export interface AuthorizationFeatures {
  /** RFC 6749 §4.4. */
  readonly clientCredentials?: boolean;
  /** Clients may prove themselves by an ES256 or RS256 assertion whose audience is the issuer. RFC 7523 §2.2. */
  readonly privateKeyJwt?: boolean;
  /** `on` binds the tokens of clients that send a proof; `nonce` wants a nonce in each proof. RFC 9449. */
  readonly dpop?: 'off' | 'on' | 'nonce';
  /** RFC 8628. */
  readonly deviceFlow?: DeviceFlow;
  /**
   * Clients may read, change and remove their registration; when `rotating`, each read and each
   * change brings a new registration access token and ends the old one. RFC 7592.
   */
  readonly registrationManagement?: 'steady' | 'rotating';
  /** The one token that registration asks for. RFC 7591 §3. */
  readonly initialAccessToken?: string;
  /** Takes https addresses as client ids and gets the documents there with this. Client ID Metadata Document. */
  readonly fetchClientDocument?: (url: string) => Promise<Response>;
  /** `offline_access`: a refresh token is given for that scope only. */
  readonly refreshTokens?: 'always' | 'offline_access';
  /** Introspection and revocation of JWT access tokens as well, which oidc-provider refuses. */
  readonly jwtIntrospection?: boolean;
  /** Grants that oidc-provider does not know. */
  readonly grants?: readonly GrantType[];
}

/** The `features` of oidc-provider. */
export function features(settings: AuthorizationSettings) {
  return {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    ...chosenFeatures(settings),
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
  } satisfies Configuration['features'];
}

function chosenFeatures(settings: AuthorizationSettings) {
  const { dpop = 'off', deviceFlow, registrationManagement } = settings;
  return {
    clientCredentials: { enabled: settings.clientCredentials ?? false },
    dPoP: {
      enabled: dpop !== 'off',
      ...(dpop === 'nonce' && { nonceSecret: randomBytes(32), requireNonce: () => true }),
    },
    deviceFlow: { enabled: deviceFlow !== undefined, ...devicePages },
    registration: {
      enabled: settings.registration,
      ...(settings.initialAccessToken !== undefined && {
        initialAccessToken: settings.initialAccessToken,
      }),
    },
    registrationManagement: {
      enabled: settings.registration && registrationManagement !== undefined,
      rotateRegistrationAccessToken: registrationManagement === 'rotating',
    },
    clientIdMetadataDocument: {
      enabled: settings.fetchClientDocument !== undefined,
      ack: 'draft-02',
      // Documents change between two requests of one test.
      cacheDuration: { min: 1, max: 1 },
    },
  } satisfies Configuration['features'];
}
