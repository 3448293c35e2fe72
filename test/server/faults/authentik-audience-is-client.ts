import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

const shared = '/application/o';

export const authentikAudienceIsClient = defineFault({
  name: 'authentik-audience-is-client',
  says: 'Authentik makes the client the audience (F40)',
  findings: ['token-audience-is-client-id', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startProviderPair(
      {
        issuerPath: `${shared}/notes/`,
        paths: {
          authorization_endpoint: `${shared}/authorize/`,
          token_endpoint: `${shared}/token/`,
          jwks_uri: `${shared}/notes/jwks/`,
        },
      },
      () => ({
        authorization: {
          tokenClaims: (claims) => ({ ...claims, aud: claims['client_id'] ?? null }),
        },
      }),
    ),
});
