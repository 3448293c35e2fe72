/** A request for dynamic registration, what comes of it, and what to leave out when it is refused. RFC 7591 §2, §3. */

import { clientTitle } from '../model/client-info';
import type { ClientAuthMethod, Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { JsonObject } from '../model/wire';
import { isObject, textMember } from './metadata';
import type { RequestDraft } from './step';

type Response = Extract<Outcome, { kind: 'response' }>;

/** Members that a server can do without, in the order in which they give offence. */
const optional = ['scope', 'application_type', 'grant_types', 'response_types'] as const;

/** The registration of this client, without the members that the server has refused already. */
export function registrationRequest(
  endpoint: string,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
  without: readonly string[],
): RequestDraft {
  const grants = grantTypes(identity);
  const full: JsonObject = {
    client_name: clientTitle,
    ...(identity.redirectUri !== undefined && { redirect_uris: [identity.redirectUri] }),
    grant_types: grants,
    response_types: identity.grant === 'authorization_code' ? ['code'] : [],
    token_endpoint_auth_method: wantedMethod(server),
    application_type: applicationType(identity.redirectUri),
    ...(identity.scope !== undefined && { scope: identity.scope }),
  };
  const value = Object.fromEntries(
    Object.entries(full).filter(([name]) => !without.includes(name)),
  );
  return {
    method: 'POST',
    url: endpoint,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: { kind: 'json', value },
    credentials: 'none',
    keep: { client_secret: 'clientSecret', registration_access_token: 'registrationAccessToken' },
  };
}

/** The client that an answer describes; `undefined` when it registers none. */
export function registeredClient(
  response: Response,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
  without: readonly string[],
  now: number,
): Facts['client'] | undefined {
  const { status, body, kept } = response;
  if (status < 200 || status >= 300 || body.kind !== 'json' || !isObject(body.value)) {
    return undefined;
  }
  const answer = body.value;
  const clientId = textMember(answer, 'client_id');
  if (clientId === undefined) return undefined;
  const hasSecret = kept.clientSecret !== undefined;
  const expires = answer['client_secret_expires_at'];
  const uri = textMember(answer, 'registration_client_uri');
  // Only what the server states binds the client; what was asked for may have been taken as a wish.
  const scope = textMember(answer, 'scope');
  // 0 means that the secret does not end. RFC 7591 §3.2.1.
  const ends = typeof expires === 'number' && expires > 0 ? expires * 1000 : undefined;
  return {
    clientId,
    way: 'dynamic',
    issuer: server.askedAs,
    authMethod: methodOf(answer, hasSecret),
    hasSecret,
    registeredAt: now,
    ...(identity.redirectUri !== undefined && { redirectUri: identity.redirectUri }),
    ...(uri !== undefined && kept.registrationAccessToken && { registrationClientUri: uri }),
    ...(scope !== undefined && { registeredScope: scope }),
    ...(ends !== undefined && { secretExpiresAt: ends }),
    ...(without.length > 0 && { leftOut: without }),
  };
}

/**
 * What to leave out of the next attempt, on top of what the last one did without; `undefined` when
 * another attempt makes no sense. MCP 2026-07-28, Application Type and Redirect URI Constraints.
 */
export function shouldTryWithout(
  response: Response,
  without: readonly string[],
): readonly string[] | undefined {
  if (response.status !== 400 && response.status !== 422) return undefined;
  const answer =
    response.body.kind === 'json' && isObject(response.body.value) ? response.body.value : {};
  const error = textMember(answer, 'error') ?? '';
  if (error !== '' && error !== 'invalid_client_metadata' && error !== 'invalid_redirect_uri') {
    return undefined;
  }
  const words = (textMember(answer, 'error_description') ?? '').toLowerCase();
  const left = optional.filter((name) => !without.includes(name));
  if (left.length === 0) return undefined;
  const named = left.find((name) => words.includes(name) || words.includes(name.replace('_', ' ')));
  if (named !== undefined) return [...without, named];
  if (error === 'invalid_redirect_uri') {
    return left.includes('application_type') ? [...without, 'application_type'] : undefined;
  }
  return [...without, ...left];
}

/**
 * Left out it means "web", and OpenID providers then refuse loopback addresses; as "native" they refuse
 * https, which is where VS Code in a browser is reached. OpenID Connect Registration §2.
 */
function applicationType(redirectUri: string | undefined): 'native' | 'web' {
  return redirectUri?.startsWith('https:') ? 'web' : 'native';
}

function grantTypes(identity: Facts['clientIdentity']): string[] {
  switch (identity.grant) {
    case 'device_code':
      return ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'];
    case 'client_credentials':
      return ['client_credentials'];
    case 'jwt_bearer':
    case 'id_jag':
      return ['urn:ietf:params:oauth:grant-type:jwt-bearer'];
    case 'authorization_code':
      return ['authorization_code', 'refresh_token'];
  }
}

/** A public client where the server has them, else the first method that works without a key. */
function wantedMethod(server: Facts['authorizationServer']): ClientAuthMethod {
  const offered = server.metadata.tokenEndpointAuthMethodsSupported;
  if (offered === undefined || offered.includes('none')) return 'none';
  return offered.find(isSecretMethod) ?? 'none';
}

/** What the server settled on; left out, RFC 7591 §2 means Basic for a client with a secret. */
function methodOf(answer: JsonObject, hasSecret: boolean): ClientAuthMethod {
  const stated = textMember(answer, 'token_endpoint_auth_method');
  if (!hasSecret) return 'none';
  return stated !== undefined && (stated === 'none' || isSecretMethod(stated))
    ? stated
    : 'client_secret_basic';
}

function isSecretMethod(text: string): text is 'client_secret_basic' | 'client_secret_post' {
  return text === 'client_secret_basic' || text === 'client_secret_post';
}
