/** Exchanges the code for tokens. RFC 6749 §4.1.3, RFC 7636 §4.5, RFC 8707 §2.2. */

import type { Facts } from '../../model/flow';
import { defineStep, type FormField } from '../step';
import { askForTokens } from '../token-exchange';
import { tokenValues } from '../token-values';

export const tokenRequest = defineStep({
  id: 'token-request',
  title: 'Code for token',
  phase: 'token',
  explained:
    'The client takes the code to the token endpoint, directly and not through the browser, and shows the PKCE verifier. The server compares it with the hash from before and hands out tokens.',
  spec: ['rfc6749-token-request', 'rfc7636', 'mcp-resource'],
  needs: ['code', 'authorizationServer', 'client', 'clientIdentity', 'resource'],
  gives: ['tokens'],
  limit: 3,
  next: (known, seen, env) =>
    askForTokens(
      {
        fields: fields(known, env.profile.resourceParameter),
        because: 'The code is worth a token only together with the verifier.',
      },
      known,
      seen,
      env,
    ),
  values: ({ tokens }) => tokenValues(tokens),
});

function fields(
  known: Pick<Facts, 'clientIdentity' | 'resource'>,
  withResource: boolean,
): readonly FormField[] {
  return [
    ['grant_type', 'authorization_code'],
    ['code', { secret: 'code' }],
    ['redirect_uri', known.clientIdentity.redirectUri ?? ''],
    ['code_verifier', { secret: 'codeVerifier' }],
    ...(withResource ? [['resource', known.resource.resource] as const] : []),
  ];
}
