import type { AuthorizationServerChange } from '../../authorization-server';
import type { RunningFault } from '../../fault';
import { startPair } from './pair';
import { withQuery } from './with-query';

/**
 * An issuer such as Keycloak's realms or Entra's tenants: metadata is only where
 * OpenID Connect Discovery appends it. `named` is how answers write it.
 */
export function startPathIssuerPair(
  named: (issuer: string) => string = (issuer) => issuer,
): Promise<RunningFault> {
  return startPair(({ issuer: origin }) => {
    const { issuer, change } = issuerWithPath(origin, named);
    return { rules: { issuer }, authorization: change };
  });
}

/**
 * What gives the authorization server at an origin an issuer with a path. `oauthToo`: its metadata is
 * also where RFC 8414 §3.1 has it.
 */
export function issuerWithPath(
  origin: string,
  named: (issuer: string) => string = (issuer) => issuer,
  oauthToo = false,
): { readonly issuer: string; readonly change: AuthorizationServerChange } {
  const path = '/realms/notes';
  const issuer = `${origin}${path}`;
  return {
    issuer,
    change: {
      before(request, response) {
        const { url = '' } = request;
        if (oauthToo && url === `/.well-known/oauth-authorization-server${path}`) {
          request.url = '/.well-known/oauth-authorization-server';
        } else if (url.startsWith('/.well-known/')) {
          response.writeHead(404).end();
          return true;
        }
        if (url === `${path}/.well-known/openid-configuration`) {
          request.url = '/.well-known/openid-configuration';
        }
        return false;
      },
      metadata: (document) => ({ ...document, issuer }),
      tokenClaims: (claims) => ({ ...claims, iss: issuer }),
      callback: (url) => withQuery(url, 'iss', named(issuer)),
    },
  };
}
