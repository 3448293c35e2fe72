/** Decides as whom the client comes: a given id or a new registration, with which scope and redirect URI. */

import type { Facts, RegistrationWay } from '../../model/flow';
import { defineStep, type Env } from '../step';

export const clientIdentity = defineStep({
  id: 'client-identity',
  title: 'Choose client identity',
  phase: 'identify',
  explained:
    'Before anybody can sign in, the client settles how it will be known to the authorization server, where the browser comes back to, and which scope it asks for.',
  spec: ['mcp-registration', 'mcp-scope', 'rfc8252-loopback'],
  needs: ['challenge', 'resource', 'authorizationServer'],
  gives: ['clientIdentity'],
  limit: 3,
  next({ challenge, resource, authorizationServer: server }, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) return { do: 'ask', question: { kind: 'redirect' } };
    if (last.kind === 'no-redirect') {
      return { do: 'stop', reason: { code: 'no-redirect', says: last.message } };
    }
    if (last.kind !== 'redirect') throw new Error(`client-identity cannot have seen ${last.kind}`);
    const way = chooseWay(server, env);
    return {
      do: 'done',
      facts: {
        clientIdentity: { way, redirectUri: last.uri, ...chooseScope(challenge, resource, env) },
      },
      note: wayNotes[way],
    };
  },
  values: ({ clientIdentity: identity }) => [
    {
      name: 'redirect_uri',
      value: identity.redirectUri,
      meaning:
        'Where the browser comes back to. The authorization server compares it letter by letter.',
    },
    {
      name: 'scope',
      value: identity.scope ?? 'left out',
      meaning: scopeMeaning[identity.scopeSource],
    },
  ],
});

const wayNotes: { readonly [way in RegistrationWay]: string } = {
  'pre-registered': 'your client id',
  'metadata-document': 'metadata document',
  dynamic: 'registers itself',
};

/** The order of MCP 2025-11-25, Client Registration Approaches; what is not possible is passed over. */
function chooseWay(server: Facts['authorizationServer'], env: Env): RegistrationWay {
  if (env.settings.clientId !== undefined) return 'pre-registered';
  const document =
    env.profile.clientMetadataDocuments &&
    env.settings.clientMetadataUrl !== undefined &&
    server.metadata.clientIdMetadataDocumentSupported;
  return document ? 'metadata-document' : 'dynamic';
}

const scopeMeaning = {
  settings: 'The scope that you chose for this run.',
  challenge: 'The scope that the challenge asked for.',
  'step-up': 'The scope that the challenge asked for, with what was asked for before.',
  metadata: 'All scopes that the resource metadata lists, because the challenge names none.',
  none: 'Neither the challenge nor the resource metadata names a scope.',
} as const;

function chooseScope(
  challenge: Facts['challenge'],
  resource: Facts['resource'],
  env: Env,
): Pick<Facts['clientIdentity'], 'scope' | 'scopeSource'> {
  if (env.settings.scope !== undefined)
    return { scope: env.settings.scope, scopeSource: 'settings' };
  if (!env.profile.scopeSelection) return { scopeSource: 'none' };
  if (challenge.scope !== undefined && env.scopeBefore !== undefined) {
    // A challenge may name only what lacks, and the next token must still be good for the rest.
    const all = new Set(`${env.scopeBefore} ${challenge.scope}`.split(' ').filter(Boolean));
    return { scope: [...all].join(' '), scopeSource: 'step-up' };
  }
  if (challenge.scope !== undefined) return { scope: challenge.scope, scopeSource: 'challenge' };
  const listed = resource.metadata?.scopesSupported ?? [];
  if (listed.length > 0) return { scope: listed.join(' '), scopeSource: 'metadata' };
  return { scopeSource: 'none' };
}
