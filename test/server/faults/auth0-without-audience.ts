import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

export const auth0WithoutAudience = defineFault({
  name: 'auth0-without-audience',
  says: 'Auth0 gives opaque tokens, as the request names no API, and the server verifies JWTs (F39)',
  findings: ['provider-token-opaque', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startProviderPair(
      {
        host: 'acme.eu.auth0.com',
        issuerPath: '/',
        paths: {
          authorization_endpoint: '/authorize',
          token_endpoint: '/oauth/token',
          registration_endpoint: '/oidc/register',
          jwks_uri: '/.well-known/jwks.json',
        },
      },
      () => ({ settings: { tokenFormat: 'opaque' } }),
    ),
});
