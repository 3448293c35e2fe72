import { call } from '../../python/python-text';
import { audience, baseUrl, issuer, jwksUri } from '../../shared-env';
import { jwtVerifier, verifierParts } from '../jwt-verifier';
import { proxyArguments, proxyEnv, proxyParts, proxyRequires, redirectStep } from '../proxy';
import { defineWiring } from '../wiring';

export const oauthProxy = defineWiring({
  id: 'oauth-proxy',
  job: 'proxy',
  title: 'Any provider that registers no clients, with JWT access tokens',
  className: 'OAuthProxy',
  since: [2, 12, 0],
  because:
    'your provider registers no clients, so OAuthProxy registers them here and uses one app of yours at the provider',
  env: (choice) => [
    baseUrl,
    {
      name: 'MCP_UPSTREAM_AUTHORIZATION_ENDPOINT',
      says: 'authorization_endpoint of the provider',
      example: 'https://auth.example.com/authorize',
    },
    {
      name: 'MCP_UPSTREAM_TOKEN_ENDPOINT',
      says: 'token_endpoint of the provider',
      example: 'https://auth.example.com/token',
    },
    {
      name: 'MCP_UPSTREAM_CLIENT_ID',
      says: 'Client id of the app that you registered at the provider',
      example: 'your-client-id',
    },
    {
      name: 'MCP_UPSTREAM_CLIENT_SECRET',
      says: 'Its client secret',
      example: '',
      secret: true,
      inTest: 'a client secret for tests',
    },
    issuer,
    jwksUri,
    audience,
    ...proxyEnv(choice),
  ],
  python(choice) {
    const verifier = jwtVerifier(choice, 'jwks_uri=required_env("MCP_AUTH_JWKS_URI")');
    const checks = verifierParts(choice);
    const storage = proxyParts(choice);
    return {
      imports: [
        ...checks.imports,
        ...storage.imports,
        'from fastmcp.server.auth import OAuthProxy',
      ],
      definitions: [...checks.definitions, ...storage.definitions],
      body: call('return OAuthProxy', [
        'upstream_authorization_endpoint=required_env("MCP_UPSTREAM_AUTHORIZATION_ENDPOINT")',
        'upstream_token_endpoint=required_env("MCP_UPSTREAM_TOKEN_ENDPOINT")',
        'upstream_client_id=required_env("MCP_UPSTREAM_CLIENT_ID")',
        'upstream_client_secret=required_env("MCP_UPSTREAM_CLIENT_SECRET")',
        `token_verifier=${verifier.lines.join('\n')}`,
        ...proxyArguments(choice),
      ]),
    };
  },
  takesAlgorithm: true,
  tokens: 'none',
  requires: proxyRequires,
  steps: () => [
    'Create an app (a confidential client, kind “web”).',
    redirectStep,
    'Copy the client id and the client secret.',
    'Allow the scopes below to the app.',
  ],
});
