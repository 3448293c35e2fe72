import type { IdentityProvider } from '../identity-provider';

export const linear: IdentityProvider = {
  id: 'linear',
  name: 'Linear',
  recognised: { hosts: ['mcp.linear.app'], paths: [] },
  examples: ['https://mcp.linear.app'],
  registration: { dynamic: 'own-servers' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'LINEAR_CLIENT_ID', secret: false },
    { name: 'LINEAR_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OAuthProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      upstream_authorization_endpoint: { own: 'the authorization endpoint for OAuth apps' },
      upstream_token_endpoint: { own: 'the token endpoint for OAuth apps' },
      upstream_client_id: { environment: 'LINEAR_CLIENT_ID' },
      upstream_client_secret: { environment: 'LINEAR_CLIENT_SECRET' },
      token_verifier: { own: 'a verifier that asks Linear who the token is for' },
    },
  },
  quirks: [
    'mcp.linear.app registers clients for the MCP server of Linear, and its tokens are for that one',
  ],
};
