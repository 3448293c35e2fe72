/** Decides as whom the client comes and how it gets a token: identity, grant, scope, redirect URI. */

import type { Facts, Grant, RegistrationWay } from '../../model/flow';
import { chooseGrant } from '../choose-grant';
import { chooseScope, scopeMeaning } from '../choose-scope';
import { isDocumentUrl } from '../client-document';
import { stopIfInsecure } from '../insecure';
import { defineStep, type Env } from '../step';

export const clientIdentity = defineStep({
  id: 'client-identity',
  title: 'Choose client identity',
  phase: 'identify',
  explained:
    'Before anybody can sign in, the client settles how it will be known to the authorization server, by which grant it gets a token, where the browser comes back to, and which scope it asks for.',
  spec: ['mcp-registration', 'mcp-scope', 'rfc8252-loopback'],
  needs: ['challenge', 'resource', 'authorizationServer'],
  may: ['survey'],
  gives: ['clientIdentity'],
  limit: 5,
  next({ challenge, resource, authorizationServer: server, survey }, seen, env) {
    const looks = env.plan.includes('survey');
    const way = looks ? wayInCheck(server, survey, env) : chooseWay(server, env);
    const grant = chooseGrant(server, env);
    const binding = chooseBinding(challenge, resource, server, env);
    if (way === undefined) {
      return {
        do: 'stop',
        reason: {
          code: 'no-registration-path',
          says: 'The authorization server offers clients no way to register, and you gave no client id.',
        },
      };
    }
    if (looks) {
      const scope = chooseScope(challenge, resource, server, grant, env);
      const note = grant === 'authorization_code' ? wayNotes[way] : grantNotes[grant];
      return { do: 'done', facts: { clientIdentity: { way, grant, binding, ...scope } }, note };
    }
    const last = seen.at(-1);
    if (last?.kind === 'no-redirect') {
      return { do: 'stop', reason: { code: 'no-redirect', says: last.message } };
    }
    const has = (kind: string): boolean => seen.some((one) => one.kind === kind);
    if (way === 'dynamic' && !has('loaded-registrations')) {
      return { do: 'load-registrations', issuer: server.askedAs };
    }
    if (binding === 'dpop' && !has('made-dpop-key')) {
      return { do: 'compute', op: { op: 'make-dpop-key' } };
    }
    if (grant === 'authorization_code' && !has('redirect')) {
      const registered = env.registrations.findLast(
        (one) => one.issuer === server.askedAs && one.redirectUri !== undefined,
      );
      const uri = env.settings.redirectUri ?? registered?.redirectUri;
      return {
        do: 'ask',
        question: { kind: 'redirect', ...(uri !== undefined && { preferred: uri }) },
      };
    }
    const redirect = seen.findLast((one) => one.kind === 'redirect');
    const insecure = stopIfInsecure([redirect?.uri], env);
    if (insecure !== undefined) return insecure;
    return {
      do: 'done',
      facts: {
        clientIdentity: {
          way,
          grant,
          binding,
          ...(redirect !== undefined && { redirectUri: redirect.uri }),
          ...chooseScope(challenge, resource, server, grant, env),
        },
      },
      note: grant === 'authorization_code' ? wayNotes[way] : grantNotes[grant],
    };
  },
  values: ({ clientIdentity: identity }) => [
    {
      name: 'grant',
      value: identity.grant,
      meaning: grantMeaning[identity.grant],
    },
    ...(identity.redirectUri === undefined
      ? []
      : [
          {
            name: 'redirect_uri',
            value: identity.redirectUri,
            meaning:
              'Where the browser comes back to. The authorization server compares it letter by letter.',
          },
        ]),
    {
      name: 'scope',
      value: identity.scope ?? 'left out',
      meaning: scopeMeaning[identity.scopeSource],
    },
    ...(identity.binding === 'bearer'
      ? []
      : [
          {
            name: 'token binding',
            value: 'DPoP',
            meaning: 'Tokens are bound to a key of this client; a stolen one is worth nothing.',
          },
        ]),
  ],
});

const wayNotes: { readonly [way in RegistrationWay]: string } = {
  'pre-registered': 'your client id',
  'metadata-document': 'metadata document',
  dynamic: 'registers itself',
};

const grantNotes: { readonly [grant in Grant]: string } = {
  authorization_code: 'a person signs in',
  client_credentials: 'client credentials',
  jwt_bearer: 'workload identity',
  id_jag: 'enterprise sign-in',
  device_code: 'device code',
};

const grantMeaning: { readonly [grant in Grant]: string } = {
  authorization_code: 'A person signs in with a browser.',
  client_credentials: 'The client gets a token for itself; nobody signs in.',
  jwt_bearer: 'The workload shows what its platform signed for it; nobody signs in.',
  id_jag: 'The identity provider of the organisation vouches for the person.',
  device_code: 'A person signs in on another device and types in a code.',
};

/** The order of MCP 2025-11-25, Client Registration Approaches; what is not possible is passed over. */
function chooseWay(server: Facts['authorizationServer'], env: Env): RegistrationWay {
  if (env.settings.clientId !== undefined) return 'pre-registered';
  const document =
    env.profile.clientMetadataDocuments &&
    env.settings.clientMetadataUrl !== undefined &&
    isDocumentUrl(env.settings.clientMetadataUrl) &&
    server.metadata.clientIdMetadataDocumentSupported;
  return document ? 'metadata-document' : 'dynamic';
}

/**
 * What a client could come as that has a metadata document, as the hosted ones do: at the first of the
 * servers that takes clients which it does not know; `undefined` when none does.
 */
function wayInCheck(
  server: Facts['authorizationServer'],
  survey: Facts['survey'] | undefined,
  env: Env,
): RegistrationWay | undefined {
  if (env.settings.clientId !== undefined) return 'pre-registered';
  const others = survey?.servers.flatMap(({ metadata }) => metadata ?? []) ?? [];
  for (const metadata of [server.metadata, ...others]) {
    const { clientIdMetadataDocumentSupported: reads, registrationEndpoint } = metadata;
    if (env.profile.clientMetadataDocuments && reads) return 'metadata-document';
    if (registrationEndpoint !== undefined) return 'dynamic';
  }
  return undefined;
}

/** Bound tokens where the server asks for them, or the user does. RFC 9449 §5, RFC 9728 §2. */
function chooseBinding(
  challenge: Facts['challenge'],
  resource: Facts['resource'],
  server: Facts['authorizationServer'],
  env: Env,
): 'bearer' | 'dpop' {
  const asked =
    env.settings.dpop === true ||
    resource.metadata?.dpopRequired === true ||
    (challenge.bearer?.scheme === 'dpop' &&
      !challenge.challenges.some((one) => one.scheme === 'bearer'));
  const algorithms = server.metadata.dpopSigningAlgs;
  // A proof that the server cannot read helps nobody; ES256 is what ours are signed with.
  return asked && (algorithms === undefined || algorithms.includes('ES256')) ? 'dpop' : 'bearer';
}
