/** Gives the client an id: the user's own, one from before, or a new registration. RFC 7591. */

import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import { ownClient, ownClientOfOtherServer } from '../own-client';
import { registeredClient, registrationRequest, shouldTryWithout } from '../registration-request';
import { reusable } from '../registration-store';
import { isSecureUrl } from '../secure-url';
import { type Action, defineStep, type Env, overridden } from '../step';

type Response = Extract<Outcome, { kind: 'response' }>;

export const registration = defineStep({
  id: 'registration',
  title: 'Registration',
  phase: 'identify',
  explained:
    'The authorization server gives tokens only to clients that it knows. A client id that you give comes first. Otherwise the client uses the registration it has from before, or registers itself and gets an id on the spot.',
  spec: ['mcp-registration', 'rfc7591-request', 'rfc7591-error'],
  needs: ['authorizationServer', 'clientIdentity', 'resource'],
  gives: ['client'],
  limit: 7,
  next({ authorizationServer: server, clientIdentity: identity, resource }, seen, env) {
    if (env.settings.clientId !== undefined) {
      const { clientId } = env.settings;
      const foreign = ownClientOfOtherServer(server, env);
      if (foreign !== undefined) return foreign;
      const client = ownClient(clientId, env.settings.given, server, identity);
      return { do: 'done', facts: { client }, note: 'your client id' };
    }
    const last = seen.at(-1);
    if (last?.kind === 'answered') return judgeAnswer(last, seen, server, identity);
    const before = clientFromBefore(server, identity, env);
    const checks = before !== undefined && isToBeRead(before, env);
    const answers = checks ? seen.slice(1) : seen;
    const stale = checks && seen[0] !== undefined && isGone(seen[0]);
    if (before !== undefined && !stale) {
      const uri = before.registrationClientUri;
      if (checks && seen.length === 0 && uri !== undefined) return readBack(before, uri);
      return { do: 'done', facts: { client: before }, note: 'registered earlier' };
    }
    const endpoint = server.metadata.registrationEndpoint;
    if (endpoint === undefined) return nextServer(resource) ?? askForClient(server.askedAs);
    return register(endpoint, answers, server, identity, env, stale);
  },
  values: ({ client }) => [
    {
      name: 'client_id',
      value: client.clientId,
      meaning: 'The name this client is known by. It is not a secret.',
    },
    {
      name: 'token_endpoint_auth_method',
      value: client.authMethod,
      meaning:
        client.authMethod === 'none'
          ? 'A public client: PKCE protects it instead of a secret.'
          : 'How the client proves itself at the token endpoint.',
    },
    {
      name: 'client_secret',
      value: client.hasSecret ? 'held in memory' : 'none',
      meaning: 'A secret of this client, if it was given one.',
    },
    ...(client.registrationClientUri === undefined
      ? []
      : [
          {
            name: 'registration_client_uri',
            value: client.registrationClientUri,
            meaning: 'Where this registration can be read and deleted.',
          },
        ]),
  ],
});

/** A client that was registered at this issuer, for the same redirect URI, with enough scope. */
function clientFromBefore(
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
  env: Env,
): Facts['client'] | undefined {
  const { redirectUri, scope } = identity;
  const wanted = {
    now: env.now,
    ...(redirectUri !== undefined && { redirectUri }),
    ...(scope !== undefined && { scope }),
  };
  return env.registrations.findLast(
    (client) => client.issuer === server.askedAs && reusable({ client }, wanted) === 'yes',
  );
}

/**
 * Whether the server is asked if it still knows a client of an earlier flow. RFC 7592 §2.1. That can be
 * done without, so the token for it does not cross a network in the clear.
 */
function isToBeRead({ registrationClientUri: uri, ...client }: Facts['client'], env: Env): boolean {
  return (
    uri !== undefined &&
    (isSecureUrl(uri) || overridden(env, 'insecure-endpoint')) &&
    !env.freshRegistrations.some((one) => one.clientId === client.clientId)
  );
}

function readBack(client: Facts['client'], url: string): Action<'client'> {
  return {
    do: 'send',
    request: {
      method: 'GET',
      url,
      party: 'authorization-server',
      headers: { accept: 'application/json' },
      credentials: 'registration',
      client,
      keep: { client_secret: 'clientSecret', registration_access_token: 'registrationAccessToken' },
    },
    because: 'The client was registered earlier; the server says whether it still knows it.',
  };
}

/** RFC 7592 §2.1: a client that is no more is answered with 401. */
function isGone(outcome: Outcome): boolean {
  return outcome.kind === 'response' && [401, 403, 404, 410].includes(outcome.status);
}

function register(
  endpoint: string,
  answers: readonly Outcome[],
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
  env: Env,
  stale: boolean,
): Action<'client'> {
  const tried = answers.filter((one) => one.kind === 'response' || one.kind === 'failure');
  const without = leftOut(tried);
  const last = tried.at(-1);
  if (last === undefined) {
    return {
      do: 'send',
      request: registrationRequest(endpoint, server, identity, []),
      because: stale
        ? 'The server no longer knows the client that was registered earlier, so it registers anew.'
        : 'No client id was given, so the client registers itself.',
    };
  }
  const client =
    last.kind === 'response'
      ? registeredClient(last, server, identity, without, env.now)
      : undefined;
  if (client !== undefined) return { do: 'done', facts: { client }, note: '' };
  const next = last.kind === 'response' ? shouldTryWithout(last, without) : undefined;
  if (next === undefined) return askForClient(server.askedAs);
  return {
    do: 'send',
    request: registrationRequest(endpoint, server, identity, next),
    because: `The server refused the registration, so the client tries without ${next.join(', ')}.`,
  };
}

/** What the last of these attempts did without: each refusal says what the next one leaves out. */
function leftOut(tried: readonly Outcome[]): readonly string[] {
  return tried
    .slice(0, -1)
    .reduce<readonly string[]>(
      (without, outcome) =>
        (outcome.kind === 'response'
          ? shouldTryWithout(outcome as Response, without)
          : undefined) ?? without,
      [],
    );
}

/** Another authorization server that the resource names may register clients. RFC 9728 §7.6. */
function nextServer(resource: Facts['resource']): Action<'client'> | undefined {
  const [next, ...others] = resource.otherServers;
  if (next === undefined) return undefined;
  return {
    do: 'again',
    round: 'next-server',
    from: 'server-metadata',
    change: { resource: { ...resource, authorizationServer: next, otherServers: others } },
    because: `${resource.authorizationServer} registers no clients, so the next server that the metadata names is asked.`,
  };
}

function askForClient(issuer: string): Action<'client'> {
  return {
    do: 'ask',
    question: { kind: 'person', question: { about: 'client', issuer } },
  };
}

function judgeAnswer(
  { answer }: Extract<Outcome, { kind: 'answered' }>,
  seen: readonly Outcome[],
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
): Action<'client'> {
  if (answer?.about === 'client') {
    const given = answer.hasSecret ? (['clientSecret'] as const) : [];
    const client = ownClient(answer.clientId, given, server, identity);
    return { do: 'done', facts: { client }, note: 'your client id' };
  }
  const refused = seen.some((one) => one.kind === 'response' || one.kind === 'failure');
  return {
    do: 'stop',
    reason: refused
      ? {
          code: 'registration-refused',
          says: 'The authorization server did not register the client.',
        }
      : {
          code: 'no-registration-path',
          says: 'The authorization server offers clients no way to register, and you gave no client id.',
        },
  };
}
