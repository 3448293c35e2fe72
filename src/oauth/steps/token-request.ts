/** Exchanges the code for tokens. RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2. */

import type { Facts } from '../../model/flow';
import { defineStep, type FormField, type RequestDraft } from '../step';
import { readTokenAnswer, tokenKeep } from '../token-answer';

export const tokenRequest = defineStep({
  id: 'token-request',
  title: 'Code for token',
  phase: 'token',
  explained:
    'The client takes the code to the token endpoint, directly and not through the browser, and shows the PKCE verifier. The server compares it with the hash from before and hands out tokens.',
  spec: ['rfc6749-token-request', 'rfc7636', 'mcp-resource'],
  needs: ['code', 'authorizationServer', 'client', 'clientIdentity', 'resource'],
  gives: ['tokens'],
  limit: 2,
  next(known, seen, env) {
    const last = seen.at(-1);
    if (last === undefined) {
      return {
        do: 'send',
        request: draft(known, env.profile.resourceParameter),
        because: 'The code is worth a token only together with the verifier.',
      };
    }
    const answer = readTokenAnswer(last, env.now);
    if (answer.kind === 'tokens') return { do: 'done', facts: { tokens: answer.tokens }, note: '' };
    return {
      do: 'stop',
      reason: {
        code: answer.kind === 'refused' ? 'token-refused' : 'token-unusable',
        says: answer.says,
      },
    };
  },
  values: ({ tokens }) => tokenValues(tokens),
});

function draft(
  known: Pick<Facts, 'authorizationServer' | 'client' | 'clientIdentity' | 'resource'>,
  withResource: boolean,
): RequestDraft {
  const fields: FormField[] = [
    ['grant_type', 'authorization_code'],
    ['code', { secret: 'code' }],
    ['redirect_uri', known.clientIdentity.redirectUri],
    ['code_verifier', { secret: 'codeVerifier' }],
  ];
  if (withResource) fields.push(['resource', known.resource.resource]);
  return {
    method: 'POST',
    url: known.authorizationServer.tokenEndpoint,
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    body: { kind: 'form', fields },
    credentials: 'client',
    keep: tokenKeep,
  };
}

/** What may be shown of a token answer: kinds, lengths, times; never a token. */
export function tokenValues(tokens: Facts['tokens']) {
  const shape = (token: Facts['tokens']['accessToken'] | undefined): string =>
    token === undefined
      ? 'not issued'
      : `${token.jwt === undefined ? 'opaque' : 'JWT'}, ${token.length} characters`;
  return [
    {
      name: 'access_token',
      value: shape(tokens.accessToken),
      meaning: 'What the server will be shown.',
    },
    { name: 'token_type', value: tokens.tokenType, meaning: 'How it is presented.' },
    { name: 'scope', value: tokens.scope ?? 'not stated', meaning: 'What was granted.' },
    {
      name: 'expires',
      value:
        tokens.expiresAt === undefined ? 'not stated' : new Date(tokens.expiresAt).toISOString(),
      meaning: 'When the access token ends.',
    },
    {
      name: 'refresh_token',
      value: shape(tokens.refreshToken),
      meaning: 'Gets the next access token without a login.',
    },
    {
      name: 'id_token',
      value: shape(tokens.idToken),
      meaning: 'Says who signed in. It is for the client, never for the server.',
    },
  ];
}
