/** A client that the user registered beforehand. */

import type { ClientAuthMethod, Facts } from '../model/flow';
import type { GivenSecret } from '../model/run-settings';
import { type Action, type Env, overridden } from './step';

/** The client with this id, which proves itself with what was given. */
export function ownClient(
  clientId: string,
  given: readonly GivenSecret[],
  server: Facts['authorizationServer'],
  { redirectUri }: Facts['clientIdentity'],
): Facts['client'] {
  const authMethod = methodFor(given, server);
  return {
    clientId,
    way: 'pre-registered',
    issuer: server.askedAs,
    authMethod,
    ...signingAlgorithms(authMethod, server),
    hasSecret: given.includes('clientSecret'),
    ...(redirectUri !== undefined && { redirectUri }),
  };
}

/** What the server takes of a client that signs. */
export function signingAlgorithms(
  authMethod: ClientAuthMethod,
  { metadata }: Facts['authorizationServer'],
): Pick<Facts['client'], 'signingAlgorithms'> {
  const { tokenEndpointAuthSigningAlgs: algorithms } = metadata;
  const signs = authMethod === 'private_key_jwt' && algorithms !== undefined;
  return signs ? { signingAlgorithms: algorithms } : {};
}

/**
 * What was given decides what is possible, and the server which of it: a key first, which never leaves
 * this machine, then Basic. Metadata that is silent means Basic (RFC 8414 §2), and where it lists
 * nothing that is possible, the server's own answer says more than not asking.
 */
function methodFor(
  given: readonly GivenSecret[],
  server: Facts['authorizationServer'],
): ClientAuthMethod {
  const possible = ways.flatMap(([method, secret]) => (given.includes(secret) ? [method] : []));
  const offered: readonly string[] = server.metadata.tokenEndpointAuthMethodsSupported ?? [
    'client_secret_basic',
  ];
  return possible.find((method) => offered.includes(method)) ?? possible[0] ?? 'none';
}

const ways: readonly (readonly [ClientAuthMethod, GivenSecret])[] = [
  ['private_key_jwt', 'clientKey'],
  ['client_secret_basic', 'clientSecret'],
  ['client_secret_post', 'clientSecret'],
];

/**
 * A stop when the user's client belongs to another authorization server than the one that the server
 * names now: by the user's word in every revision, by where it was used before since 2026-07-28.
 * MCP 2026-07-28, Authorization Server Binding.
 */
export function ownClientOfOtherServer(
  server: Facts['authorizationServer'],
  env: Env,
): Extract<Action<never>, { do: 'stop' }> | undefined {
  const { clientIssuer } = env.settings;
  const belongs = clientIssuer ?? (env.profile.boundCredentials ? env.issuerBefore : undefined);
  if (belongs === undefined || belongs === server.askedAs) return undefined;
  if (overridden(env, 'client-issuer-mismatch')) return undefined;
  return {
    do: 'stop',
    reason: {
      code: 'client-issuer-mismatch',
      says: `Your client id belongs to ${belongs}, but the server now names ${server.askedAs}.`,
      override: 'client-issuer-mismatch',
      ...(clientIssuer === undefined && { since: '2026-07-28' }),
      belongsTo: belongs,
    },
  };
}
