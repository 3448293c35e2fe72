/** A token answer for the Values tab. */

import type { TokenSet } from '../model/tokens';
import type { TraceValue } from '../model/trace';

/** What may be shown of a token answer: kinds, lengths, times; never a token. */
export function tokenValues(tokens: TokenSet): readonly TraceValue[] {
  const shape = (token: TokenSet['accessToken'] | undefined): string =>
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
