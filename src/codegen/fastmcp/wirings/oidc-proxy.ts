import { call, literal, literals } from '../../python/python-text';
import { baseUrl } from '../../shared-env';
import { proxyArguments, proxyEnv, proxyParts, proxyRequires, redirectStep } from '../proxy';
import { defineWiring } from '../wiring';

export const oidcProxy = defineWiring({
  id: 'oidc-proxy',
  job: 'proxy',
  title: 'Any OpenID provider that registers no clients',
  className: 'OIDCProxy',
  since: [2, 12, 4],
  because:
    'your provider registers no clients and publishes OpenID metadata, so OIDCProxy reads its endpoints there, registers clients here, and uses one app of yours',
  env: (choice) => [
    baseUrl,
    {
      name: 'OIDC_CONFIG_URL',
      says: 'The openid-configuration of your provider',
      example: 'https://auth.example.com/tenant/.well-known/openid-configuration',
    },
    {
      name: 'OIDC_CLIENT_ID',
      says: 'Client id of your app at the provider',
      example: 'your-client-id',
    },
    {
      name: 'OIDC_CLIENT_SECRET',
      says: 'Its client secret',
      example: '',
      secret: true,
      inTest: 'a client secret for tests',
    },
    {
      name: 'OIDC_AUDIENCE',
      says: 'What the provider puts into aud for this server',
      example: 'https://mcp.example.com/mcp',
    },
    ...proxyEnv(choice),
  ],
  python(choice) {
    const { imports, definitions } = proxyParts(choice);
    return {
      imports: [...imports, 'from fastmcp.server.auth import OIDCProxy'],
      definitions,
      body: call('return OIDCProxy', [
        'config_url=required_env("OIDC_CONFIG_URL")',
        'client_id=required_env("OIDC_CLIENT_ID")',
        'client_secret=required_env("OIDC_CLIENT_SECRET")',
        'audience=required_env("OIDC_AUDIENCE")',
        // What the class takes when nothing is said.
        ...(choice.algorithm === 'RS256' ? [] : [`algorithm=${literal(choice.algorithm)}`]),
        ...(choice.scopes.length > 0 ? [`required_scopes=${literals(choice.scopes)}`] : []),
        ...proxyArguments(choice),
      ]),
    };
  },
  takesAlgorithm: true,
  tokens: 'discovery',
  requires: proxyRequires,
  steps: () => [
    'Create an app (a confidential client, kind “web”).',
    redirectStep,
    'Copy the client id and the client secret.',
  ],
});
