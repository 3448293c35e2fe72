/**
 * Keycloak registers nobody who asks for a scope that its policy Allowed Client Scopes does not have.
 *
 * Looks like: the client says that registration failed with 403, insufficient_scope, and that the
 * policy Allowed Client Scopes rejected the request.
 * Why: the client asks at registration for the scopes that the server names. Each must be a client
 * scope of the realm, and allowed by that policy; openid is none.
 * FastMCP: name in required_scopes or scopes_supported only client scopes that the realm has.
 * TypeScript SDK: the same holds for scopesSupported.
 * Provider: make the scope under Client scopes, and add it under Clients, Client registration,
 * Anonymous access policies, Allowed Client Scopes.
 * Seen: https://github.com/keycloak/keycloak/issues/43654
 * https://github.com/turnstonelabs/turnstone/issues/1082
 */

import { refusalOf } from './refusal';
import { defineRule } from './rule';

export const keycloakAllowedScopes = defineRule({
  id: 'keycloak-allowed-scopes',
  effect: 'sign-in-fails',
  spec: ['rfc7591-error', 'mcp-scope'],
  on: 'registration-refused',
  needs: ['clientIdentity'],
  check(trace, { clientIdentity: { scope } }) {
    const refusal = refusalOf(trace);
    if (
      refusal === undefined ||
      !/Policy 'Allowed Clients? Scopes' rejected/.test(refusal.description)
    ) {
      return undefined;
    }
    return {
      title: 'Keycloak does not let clients register with this scope',
      expected: '201 with a client_id',
      actual: `${refusal.words} (${scope === undefined ? 'no scope was asked for' : `scope ${scope}`})`,
      because:
        'the policy Allowed Client Scopes lets in only client scopes of the realm that it lists, and one of these is not among them',
      do: 'make each scope that the server names a client scope of the realm, and allow it under Clients, Client registration, Allowed Client Scopes; or let the server name fewer scopes',
      evidence: [refusal.evidence, '/facts/clientIdentity'],
    };
  },
});
