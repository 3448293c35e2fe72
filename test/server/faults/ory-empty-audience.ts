import { defineFault } from '../fault';
import { startProviderPair } from './parts/provider-pair';

export const oryEmptyAudience = defineFault({
  name: 'ory-empty-audience',
  says: 'Ory leaves aud empty, as it knows no resource parameter (F40)',
  findings: ['provider-ignores-resource', 'token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startProviderPair(
      {
        host: 'acme.projects.oryapis.com',
        paths: { authorization_endpoint: '/oauth2/auth', token_endpoint: '/oauth2/token' },
      },
      () => ({ authorization: { tokenClaims: (claims) => ({ ...claims, aud: [] }) } }),
    ),
});
