import { appVariables, providerClass } from '../provider-class';

export const oidcProxy = providerClass({
  id: 'oidc-proxy',
  job: 'proxy',
  title: 'Any OpenID provider that registers no clients',
  className: 'OIDCProxy',
  module: 'fastmcp.server.auth',
  since: [2, 12, 4],
  because:
    'your provider registers no clients and publishes OpenID metadata, so OIDCProxy reads its endpoints there, registers clients here, and uses one app of yours',
  takes: [
    ...appVariables('OIDC', 'your provider', 'your-client-id'),
    [
      'config_url',
      {
        name: 'OIDC_CONFIG_URL',
        says: 'The openid-configuration of your provider',
        example: 'https://auth.example.com/tenant/.well-known/openid-configuration',
      },
    ],
    [
      'audience',
      {
        name: 'OIDC_AUDIENCE',
        says: 'What the provider puts into aud for this server',
        example: 'https://mcp.example.com/mcp',
      },
    ],
  ],
  tokens: 'discovery',
  steps: () => [
    'Create an app (a confidential client, kind “web”).',
    'Register {base}/auth/callback as the redirect URI.',
    'Copy the client id and the client secret.',
  ],
});
