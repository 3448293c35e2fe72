import { appVariables, providerClass } from '../provider-class';

export const auth0 = providerClass({
  id: 'auth0',
  job: 'proxy',
  title: 'Auth0, one app for all clients',
  className: 'Auth0Provider',
  module: 'fastmcp.server.auth.providers.auth0',
  since: [2, 12, 4],
  because:
    'Auth0 registers clients only where that is switched on, so Auth0Provider registers them here and uses one application of yours; it asks for the audience by name, without which Auth0 gives opaque tokens',
  takes: [
    ...appVariables('AUTH0', 'Auth0', 'example0000000000000000000000000'),
    [
      'config_url',
      {
        name: 'AUTH0_CONFIG_URL',
        says: 'The openid-configuration of your domain',
        example: 'https://example.eu.auth0.com/.well-known/openid-configuration',
      },
    ],
    [
      'audience',
      {
        name: 'AUTH0_AUDIENCE',
        says: 'Identifier of the API',
        example: 'https://mcp.example.com/mcp',
      },
    ],
  ],
  fixed: () => ['forward_resource=False'],
  scopes: ['openid'],
  tokens: 'discovery',
  steps: () => [
    'Under Applications, APIs create an API; its identifier is the audience.',
    'Create an application of the kind Regular Web Application.',
    'Add {base}/auth/callback to Allowed Callback URLs.',
  ],
});
