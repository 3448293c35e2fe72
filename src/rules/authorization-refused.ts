/** The authorization server sent the browser back with an error. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

const advice: { readonly [error: string]: string } = {
  access_denied: 'sign in again and agree, or ask whoever administers the provider to let you in',
  invalid_scope: 'ask for fewer scopes; the provider does not know or does not allow one of them',
  invalid_target:
    'let the provider know this resource: it does not accept the resource parameter that was sent',
  invalid_request: 'compare the parameters of the PKCE step with what the provider wants',
  unauthorized_client: 'allow the authorization code grant for this client at the provider',
  unsupported_response_type: 'allow the authorization code grant for this client at the provider',
  login_required: 'sign in to the provider first, in the same browser',
  consent_required: 'give consent on the login page',
  server_error: 'try again; the provider failed on its side',
  temporarily_unavailable: 'try again later',
};

export const authorizationRefused = defineRule({
  id: 'authorization-refused',
  effect: 'sign-in-fails',
  under: ['client-document-refused', 'client-document-faulty', 'registration-changed'],
  spec: ['rfc6749-authorization-response'],
  on: 'authorization-refused',
  needs: ['authorizationResponse', 'authorizationServer'],
  check(_trace, { authorizationResponse: response, authorizationServer: server }) {
    const error = response.error ?? '';
    return {
      title: `${hostOf(server.issuer)} refused the sign-in with ${error}`,
      expected: 'a code',
      actual:
        response.errorDescription === undefined ? error : `${error}: ${response.errorDescription}`,
      because: 'the authorization server decides who may come in, and says so with this error',
      do:
        (Object.hasOwn(advice, error) ? advice[error] : undefined) ??
        'look the error up in the documentation of the provider',
      evidence: ['/facts/authorizationResponse/error'],
    };
  },
});
