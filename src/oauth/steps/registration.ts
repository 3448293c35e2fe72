/** Gives the client an id: the user's own, a metadata document, one from before, or a new registration. RFC 7591. */

import type { ClientAuthMethod, Facts, Outcome } from '../../model/flow';
import type { JsonObject } from '../../model/wire';
import { isObject, textMember } from '../metadata';
import { type Action, defineStep, type Env, type RequestDraft } from '../step';

export const registration = defineStep({
  id: 'registration',
  title: 'Registration',
  phase: 'identify',
  explained:
    'The authorization server signs people in only for clients that it knows. A client id that you give comes first, then the address of a document that describes the client, where the server reads those. Otherwise the client registers itself and gets an id on the spot.',
  spec: ['mcp-registration', 'rfc7591-request', 'rfc7591-error'],
  needs: ['authorizationServer', 'clientIdentity'],
  gives: ['client'],
  limit: 2,
  next({ authorizationServer: server, clientIdentity: identity }, seen, env) {
    const own = env.settings.clientId;
    if (own !== undefined) return useOwn(own, server, identity, env);
    const document = env.settings.clientMetadataUrl;
    if (document !== undefined && identity.way === 'metadata-document')
      return useDocument(document, server, identity);
    const last = seen.at(-1);
    if (last !== undefined) return judge(last, server, identity);
    const before = env.registrations.find(
      (one) => one.issuer === server.issuer && one.redirectUri === identity.redirectUri,
    );
    if (before !== undefined) {
      return { do: 'done', facts: { client: before }, note: 'registered earlier' };
    }
    const endpoint = server.metadata.registrationEndpoint;
    if (endpoint === undefined) {
      return {
        do: 'stop',
        reason: {
          code: 'no-registration-path',
          says: 'The authorization server offers clients no way to register, and you gave no client id.',
        },
      };
    }
    return {
      do: 'send',
      request: draft(endpoint, server, identity),
      because: 'No client id was given, so the client registers itself.',
    };
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
  ],
});

function draft(
  endpoint: string,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
): RequestDraft {
  return {
    method: 'POST',
    url: endpoint,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: {
      kind: 'json',
      value: {
        client_name: 'MCP Auth Inspector',
        redirect_uris: [identity.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: wantedMethod(server),
        // Left out it means "web", and OpenID providers then refuse loopback addresses.
        application_type: 'native',
        ...(identity.scope !== undefined && { scope: identity.scope }),
      },
    },
    credentials: 'none',
    keep: { client_secret: 'clientSecret', registration_access_token: 'registrationAccessToken' },
  };
}

/** A public client where the server has them, else the first method that we know. */
function wantedMethod(server: Facts['authorizationServer']): ClientAuthMethod {
  const offered = server.metadata.tokenEndpointAuthMethodsSupported;
  if (offered === undefined || offered.includes('none')) return 'none';
  return offered.find(isMethod) ?? 'none';
}

function useOwn(
  clientId: string,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
  env: Env,
): Action<'client'> {
  const offered = server.metadata.tokenEndpointAuthMethodsSupported;
  const withSecret =
    offered === undefined ||
    offered.includes('client_secret_basic') ||
    !offered.includes('client_secret_post')
      ? 'client_secret_basic'
      : 'client_secret_post';
  return {
    do: 'done',
    facts: {
      client: {
        clientId,
        way: 'pre-registered',
        issuer: server.issuer,
        redirectUri: identity.redirectUri,
        authMethod: env.settings.hasClientSecret ? withSecret : 'none',
        hasSecret: env.settings.hasClientSecret,
      },
    },
    note: 'your client id',
  };
}

/** The address itself is the client id, of a public client. MCP 2025-11-25, Client ID Metadata Documents. */
function useDocument(
  clientId: string,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
): Action<'client'> {
  return {
    do: 'done',
    facts: {
      client: {
        clientId,
        way: 'metadata-document',
        issuer: server.issuer,
        redirectUri: identity.redirectUri,
        authMethod: 'none',
        hasSecret: false,
      },
    },
    note: 'metadata document',
  };
}

function judge(
  last: Outcome,
  server: Facts['authorizationServer'],
  identity: Facts['clientIdentity'],
): Action<'client'> {
  if (
    last.kind === 'response' &&
    last.status >= 200 &&
    last.status < 300 &&
    last.body.kind === 'json'
  ) {
    const answer = isObject(last.body.value) ? last.body.value : {};
    const clientId = textMember(answer, 'client_id');
    if (clientId !== undefined) {
      const hasSecret = last.kept.clientSecret !== undefined;
      return {
        do: 'done',
        facts: {
          client: {
            clientId,
            way: 'dynamic',
            issuer: server.issuer,
            redirectUri: identity.redirectUri,
            authMethod: methodOf(answer, hasSecret),
            hasSecret,
          },
        },
        note: '',
      };
    }
  }
  return {
    do: 'stop',
    reason: {
      code: 'registration-refused',
      says: 'The authorization server did not register the client.',
    },
  };
}

/** What the server settled on; left out, RFC 7591 §2 means Basic for a client with a secret. */
function methodOf(answer: JsonObject, hasSecret: boolean): ClientAuthMethod {
  const stated = textMember(answer, 'token_endpoint_auth_method');
  if (stated !== undefined && isMethod(stated)) return hasSecret ? stated : 'none';
  return hasSecret ? 'client_secret_basic' : 'none';
}

function isMethod(text: string): text is ClientAuthMethod {
  return text === 'none' || text === 'client_secret_basic' || text === 'client_secret_post';
}
