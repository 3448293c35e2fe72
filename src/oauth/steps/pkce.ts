/** Makes the one-time values of this sign-in and builds the authorization request. RFC 7636, RFC 8707. */

import type { Facts } from '../../model/flow';
import { defineStep, type Env } from '../step';

export const pkce = defineStep({
  id: 'pkce',
  title: 'PKCE and request',
  phase: 'authorize',
  explained:
    'The client invents a secret and sends only its hash with the browser. Whoever brings the code back must know the secret itself, so a stolen code is worth nothing. It also makes a state value to recognise its own answer by.',
  spec: ['mcp-pkce', 'rfc7636', 'mcp-resource', 'rfc8707-request'],
  needs: ['authorizationServer', 'clientIdentity', 'client', 'resource'],
  gives: ['authorizationRequest'],
  limit: 2,
  next(known, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) return { do: 'compute', op: { op: 'make-pkce' } };
    if (last.kind !== 'made-pkce') throw new Error(`pkce cannot have seen ${last.kind}`);
    const endpoint = known.authorizationServer.authorizationEndpoint;
    const { redirectUri } = known.clientIdentity;
    if (endpoint === undefined || redirectUri === undefined) {
      return {
        do: 'stop',
        reason: {
          code: 'server-metadata-unusable',
          says: 'The authorization server metadata has no authorization_endpoint.',
        },
      };
    }
    return {
      do: 'done',
      facts: {
        authorizationRequest: {
          endpoint,
          parameters: parameters(known, redirectUri, last.codeChallenge, env),
          codeChallenge: last.codeChallenge,
          redirectUri,
          issuer: known.authorizationServer.issuer,
          issPromised: known.authorizationServer.metadata.issParameterSupported,
          issChecked: env.profile.responseIssuer,
        },
      },
      note: 'S256',
    };
  },
  values: ({ authorizationRequest: request }) => [
    ...request.parameters.map(([name, value]) => ({
      name,
      value:
        typeof value === 'string' ? value : 'made by the client, shown only as a comparison later',
      meaning: meanings[name] ?? 'Part of the authorization request.',
    })),
    {
      name: 'code_verifier',
      value: 'held in memory',
      meaning: 'The secret behind code_challenge; it goes out once, with the code.',
    },
  ],
});

const meanings: { readonly [name: string]: string } = {
  response_type: 'Asks for a code, not for a token.',
  client_id: 'Which client is asking.',
  redirect_uri: 'Where the browser comes back to.',
  scope: 'What the client wants to be allowed to do.',
  state: 'A random value; the answer must bring the same one back.',
  code_challenge: 'SHA-256 of the verifier, in base64url.',
  code_challenge_method: 'How the challenge was made.',
  resource: 'The server the token is for; it ends up as the audience.',
  prompt: 'Asks for a consent page, which offline access needs.',
};

function parameters(
  known: Pick<Facts, 'clientIdentity' | 'client' | 'resource'>,
  redirectUri: string,
  codeChallenge: string,
  env: Env,
): Facts['authorizationRequest']['parameters'] {
  const scope = known.clientIdentity.scope;
  const extra = Object.entries(env.settings.extraParameters ?? {});
  const own: Facts['authorizationRequest']['parameters'] = [
    ['response_type', 'code'],
    ['client_id', known.client.clientId],
    ['redirect_uri', redirectUri],
    ...(scope === undefined ? [] : [['scope', scope] as const]),
    ['state', { secret: 'state' }],
    ['code_challenge', codeChallenge],
    ['code_challenge_method', 'S256'],
    ...(env.profile.resourceParameter ? [['resource', known.resource.resource] as const] : []),
    ...(scope?.split(' ').includes('offline_access') ? [['prompt', 'consent'] as const] : []),
  ];
  const names = new Set(extra.map(([name]) => name));
  return [...own.filter(([name]) => !names.has(name)), ...extra];
}
