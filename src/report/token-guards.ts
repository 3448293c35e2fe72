/** Guards for what a saved trace says of clients, tokens and their checks. */

import type { Check } from '../model/check';
import type { ClientAuthMethod, Facts, Grant, RegistrationWay, SecretName } from '../model/flow';
import type { StoredToken, TokenSet, TokenShape } from '../model/tokens';
import type { JsonObject } from '../model/wire';
import {
  type Guard,
  is,
  isFlag,
  isNumber,
  isRecord,
  isText,
  isTime,
  isWord,
  list,
  object,
  oneOf,
} from './guard';

const isJsonObject = (value: unknown): value is JsonObject => isRecord(value);

export const isGrant = oneOf<Grant>({
  authorization_code: true,
  client_credentials: true,
  jwt_bearer: true,
  id_jag: true,
  device_code: true,
});

export const isWay = oneOf<RegistrationWay>({
  'pre-registered': true,
  'metadata-document': true,
  dynamic: true,
});

export const isSecretName = oneOf<SecretName>({
  accessToken: true,
  refreshToken: true,
  idToken: true,
  code: true,
  codeVerifier: true,
  state: true,
  clientSecret: true,
  registrationAccessToken: true,
  clientKey: true,
  dpopKey: true,
  workloadAssertion: true,
  subjectToken: true,
  identityAssertion: true,
  deviceCode: true,
  userCode: true,
  verificationUriComplete: true,
  pastedToken: true,
  introspectionSecret: true,
  idpClientSecret: true,
  probeKey: true,
  probeTokens: true,
});

export const isTokenShape = object<TokenShape>(
  { length: isNumber },
  {
    unsendable: (value): value is true => value === true,
    jwt: object<NonNullable<TokenShape['jwt']>>({ header: isJsonObject, claims: isJsonObject }, {}),
  },
);

export const isTokenSet = object<TokenSet>(
  { tokenType: isText, accessToken: isTokenShape },
  { refreshToken: isTokenShape, idToken: isTokenShape, scope: isText, expiresAt: isTime },
);

export const isClient: Guard<Facts['client']> = object<Facts['client']>(
  {
    clientId: isText,
    way: isWay,
    issuer: isText,
    authMethod: oneOf<ClientAuthMethod>({
      none: true,
      client_secret_basic: true,
      client_secret_post: true,
      private_key_jwt: true,
    }),
    hasSecret: isFlag,
  },
  {
    signingAlgorithms: list(isText),
    redirectUri: isText,
    registrationClientUri: isText,
    registeredScope: isText,
    secretExpiresAt: isTime,
    registeredAt: isTime,
    leftOut: list(isText),
  },
);

export const isStoredToken = object<StoredToken>(
  {
    tokens: isTokenSet,
    issuer: isText,
    resource: isText,
    tokenEndpoint: isText,
    client: isClient,
    grant: isGrant,
    dpopBound: isFlag,
    obtainedAt: isTime,
  },
  {
    revocationEndpoint: isText,
    introspectionEndpoint: isText,
    jwksUri: isText,
    metadataUrl: isText,
    scopeAsked: isText,
    refreshFailed: object<NonNullable<StoredToken['refreshFailed']>>(
      { at: isTime, error: isText },
      {},
    ),
    refusedByServer: is(true),
  },
);

export const isCheck = object<Check>(
  {
    id: isWord<Check['id']>,
    verdict: oneOf<Check['verdict']>({ pass: true, fail: true, unknown: true }),
    expected: isText,
    actual: isText,
  },
  { cause: isWord<NonNullable<Check['cause']>> },
);
