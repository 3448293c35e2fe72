import type { IdentityProvider } from '../identity-provider';

export const notion: IdentityProvider = {
  id: 'notion',
  name: 'Notion',
  recognised: { hosts: ['mcp.notion.com'], paths: [] },
  examples: ['https://mcp.notion.com'],
  registration: { dynamic: 'own-servers' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'NOTION_CLIENT_ID', secret: false },
    { name: 'NOTION_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OAuthProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      upstream_authorization_endpoint: { own: 'the authorization endpoint for OAuth apps' },
      upstream_token_endpoint: { own: 'the token endpoint for OAuth apps' },
      upstream_client_id: { environment: 'NOTION_CLIENT_ID' },
      upstream_client_secret: { environment: 'NOTION_CLIENT_SECRET' },
      token_verifier: { own: 'a verifier that asks Notion who the token is for' },
    },
  },
  quirks: [
    'mcp.notion.com registers clients for the MCP server of Notion, and its tokens are for that one',
  ],
};
