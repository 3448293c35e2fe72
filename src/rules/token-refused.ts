/** The token endpoint refuses the code with an OAuth error, in a 4xx or inside a 200. */

import { bodyMember, bodyPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

const advice: { readonly [error: string]: string } = {
  invalid_client:
    'check client id, secret and the way they are sent against the registration of this client',
  invalid_grant:
    'start again with a new login: a code works once, for about a minute, and only with the same redirect URI and verifier',
  invalid_request:
    'compare the request in the trace with what the provider wants; a parameter is missing or twice there',
  unauthorized_client: 'allow the authorization code grant for this client at the provider',
  invalid_scope: 'ask for fewer scopes',
  invalid_target:
    'let the provider know this resource: it does not accept the resource parameter that was sent',
};

export const tokenRefused = defineRule({
  id: 'token-refused',
  severity: 'error',
  spec: ['rfc6749-token-error'],
  on: 'token-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined) return undefined;
    const error = bodyMember(last.exchange, 'error') ?? 'an error';
    const description = bodyMember(last.exchange, 'error_description');
    return {
      title: `${hostOf(server.tokenEndpoint)} gives no token for the code: ${error}`,
      expected: '200 with access_token',
      actual: `${last.exchange.response?.status} ${error}${description === undefined ? '' : `: ${description}`}`,
      because:
        'a code came back from the login, so what is wrong is in the request that brings it, or in what the provider knows of this client',
      do:
        (Object.hasOwn(advice, error) ? advice[error] : undefined) ??
        'look the error up in the documentation of the provider',
      evidence: [bodyPointer(last, 'error')],
    };
  },
});
