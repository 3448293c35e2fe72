import { auth0 as provider } from '../../../idp/providers/auth0';
import { providerClass } from '../provider-class';

export const auth0 = providerClass({
  provider,
  since: [2, 12, 4],
  because:
    'Auth0 registers clients only where that is switched on, so Auth0Provider registers them here and uses one application of yours; it asks for the audience by name, without which Auth0 gives opaque tokens',
  variables: {
    AUTH0_AUDIENCE: {
      says: 'Identifier of the API',
      example: 'https://mcp.example.com/mcp',
    },
    AUTH0_DOMAIN: {
      says: 'Your Auth0 domain',
      example: 'example.eu.auth0.com',
    },
  },
  tokens: 'discovery',
});
