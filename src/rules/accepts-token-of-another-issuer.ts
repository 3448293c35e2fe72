/**
 * The server lets in a token that names another issuer, since it is signed with the key of its own. Where
 * one provider signs for many tenants with the same keys, that is a token of somebody else.
 *
 * Looks like: everything works, and so do tokens of other tenants of the provider.
 * Why: the signature is checked and iss is not. At providers with a common key set, such as Entra ID, the
 * signature alone says nothing of the tenant.
 * FastMCP: give JWTVerifier(issuer=…) as the tokens have it.
 * TypeScript SDK: give the issuer to jwtVerify in your verifyAccessToken.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsTokenOfAnotherIssuer = defineRule({
  id: 'accepts-token-of-another-issuer',
  effect: 'unsafe',
  under: ['accepts-garbage-token'],
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'another-issuer');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} lets in tokens of another issuer`,
      because:
        'where a provider signs for many tenants with the same keys, people of every tenant are let in',
      do: 'check that iss of each token is your issuer, to the letter, and refuse every other with 401',
    };
  },
});
