/** Guards for the facts in a saved trace. */

import type { AuthorizationResponse, Facts, SecretRef } from '../model/flow';
import type { WireSession, WireTool } from '../model/session';
import type { Challenge, ProtectedResourceMetadata } from '../model/wire';
import {
  either,
  is,
  isFlag,
  isNumber,
  isText,
  isTime,
  list,
  object,
  oneOf,
  pair,
  table,
} from './guard';
import { isRefusals } from './probe-guards';
import { isServerMetadata } from './server-metadata-guard';
import { isSurvey, isTrial } from './survey-guards';
import {
  isCheck,
  isClient,
  isGrant,
  isSecretName,
  isStoredToken,
  isTokenSet,
  isTokenShape,
  isWay,
} from './token-guards';

const isTransport = oneOf<'http' | 'sse'>({ http: true, sse: true });

const isChallenge = object<Challenge>(
  { scheme: isText, parameters: table(isText) },
  { token68: isText },
);

const isResourceMetadata = object<ProtectedResourceMetadata>(
  { authorizationServers: list(isText), dpopRequired: isFlag, problems: list(isText) },
  {
    resource: isText,
    scopesSupported: list(isText),
    bearerMethodsSupported: list(isText),
    resourceName: isText,
  },
);

export const isSession = object<WireSession>(
  {
    serverName: isText,
    serverVersion: isText,
    protocolVersion: isText,
    era: oneOf<WireSession['era']>({ '2025': true, '2026': true }),
    transport: oneOf<WireSession['transport']>({
      'streamable-http': true,
      sse: true,
      stdio: true,
    }),
    capabilities: list(isText),
  },
  { instructions: isText },
);

export const isAuthorizationResponse = object<AuthorizationResponse>(
  {
    code: oneOf<AuthorizationResponse['code']>({ present: true, absent: true }),
    state: oneOf<AuthorizationResponse['state']>({ match: true, mismatch: true, absent: true }),
    issCheck: oneOf<AuthorizationResponse['issCheck']>({
      match: true,
      mismatch: true,
      missing: true,
      'not-sent': true,
    }),
    received: oneOf<AuthorizationResponse['received']>({
      listener: true,
      pasted: true,
      followed: true,
    }),
  },
  { iss: isText, error: isText, errorDescription: isText, seenAt: list(isText) },
);

type Parameter = Facts['authorizationRequest']['parameters'][number];

const isParameter: (value: unknown) => value is Parameter = pair(
  isText,
  either(isText, object<SecretRef>({ secret: isSecretName }, {})),
);

const isTool = object<WireTool>({ name: isText }, { title: isText, description: isText });

const isDead = oneOf<'dead' | 'alive' | 'unknown'>({ dead: true, alive: true, unknown: true });

/** Whichever facts are there. */
export const isFacts = object<Partial<Facts>>(
  {},
  {
    access: object<Facts['access']>(
      { open: isFlag, status: isNumber, challengeFields: list(isText) },
      { transport: isTransport },
    ),
    challenge: object<Facts['challenge']>(
      { challenges: list(isChallenge), problems: list(isText) },
      {
        bearer: isChallenge,
        resourceMetadataUrl: isText,
        scope: isText,
        error: isText,
        errorDescription: isText,
      },
    ),
    resource: object<Facts['resource']>(
      {
        resource: isText,
        source: oneOf<Facts['resource']['source']>({ metadata: true, 'server-url': true }),
        authorizationServer: isText,
        otherServers: list(isText),
        legacy: isFlag,
      },
      { metadataUrl: isText, metadata: isResourceMetadata },
    ),
    authorizationServer: object<Facts['authorizationServer']>(
      {
        issuer: isText,
        askedAs: isText,
        source: oneOf<Facts['authorizationServer']['source']>({
          oauth: true,
          openid: true,
          'default-endpoints': true,
        }),
        metadata: isServerMetadata,
        tokenEndpoint: isText,
      },
      { metadataUrl: isText, authorizationEndpoint: isText },
    ),
    clientIdentity: object<Facts['clientIdentity']>(
      {
        way: isWay,
        grant: isGrant,
        binding: oneOf<Facts['clientIdentity']['binding']>({ bearer: true, dpop: true }),
        scopeSource: oneOf<Facts['clientIdentity']['scopeSource']>({
          settings: true,
          challenge: true,
          'step-up': true,
          metadata: true,
          none: true,
        }),
      },
      { redirectUri: isText, scope: isText },
    ),
    clientDocument: object<Facts['clientDocument']>(
      { url: isText, reachable: isFlag, problems: list(isText) },
      {},
    ),
    client: isClient,
    authorizationRequest: object<Facts['authorizationRequest']>(
      {
        endpoint: isText,
        parameters: list(isParameter),
        codeChallenge: isText,
        redirectUri: isText,
        issuer: isText,
        issPromised: isFlag,
        issChecked: isFlag,
      },
      {},
    ),
    authorizationResponse: isAuthorizationResponse,
    code: object<Facts['code']>({ received: is(true) }, {}),
    identityAssertion: object<Facts['identityAssertion']>(
      { shape: isTokenShape },
      { expiresAt: isTime },
    ),
    deviceAuthorization: object<Facts['deviceAuthorization']>(
      { verificationUri: isText, interval: isNumber, expiresAt: isTime },
      {},
    ),
    deviceApproval: object<Facts['deviceApproval']>({ shown: is(true) }, {}),
    tokens: isTokenSet,
    pasted: isTokenShape,
    introspection: object<Facts['introspection']>({ checks: list(isCheck) }, { active: isFlag }),
    revocation: object<Facts['revocation']>(
      {
        answers: list(
          object<Facts['revocation']['answers'][number]>(
            {
              token: oneOf<'refresh_token' | 'access_token'>({
                refresh_token: true,
                access_token: true,
              }),
              status: isNumber,
            },
            {},
          ),
        ),
      },
      {},
    ),
    revocationProof: object<Facts['revocationProof']>(
      {
        accessToken: isDead,
        refreshToken: oneOf<Facts['revocationProof']['refreshToken']>({
          dead: true,
          alive: true,
          'not-tried': true,
        }),
      },
      {},
    ),
    refusals: isRefusals,
    unregistered: object<Facts['unregistered']>({ client: isClient }, {}),
    tokenCheck: object<Facts['tokenCheck']>(
      {
        format: oneOf<Facts['tokenCheck']['format']>({ jwt: true, opaque: true }),
        checks: list(isCheck),
      },
      { keyId: isText },
    ),
    survey: isSurvey,
    trials: list(isTrial),
    session: isSession,
    tools: list(isTool),
    called: object<Facts['called']>({ tool: isText, text: isText, isError: isFlag }, {}),
    stored: isStoredToken,
  },
);
