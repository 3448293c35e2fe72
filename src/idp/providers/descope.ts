import type { IdentityProvider } from '../identity-provider';

export const descope: IdentityProvider = {
  id: 'descope',
  name: 'Descope',
  recognised: { hosts: ['api.descope.com'], paths: [/\/v1\/apps\/agentic\/P[^/]+\/M[^/]+/] },
  issuer: 'https://api.descope.com/v1/apps/agentic/{project}/{server}',
  examples: [
    'https://api.descope.com/v1/apps/agentic/P2abc123/M2def456',
    'https://auth.acme.example/v1/apps/agentic/P2abc123/M2def456',
  ],
  registration: {
    dynamic: 'off-by-default',
    switchOn: 'switch on dynamic client registration for the MCP server in the console',
  },
  audience: { becomes: 'the project id' },
  accessToken: { format: 'jwt' },
  redirect: {},
  environment: [{ name: 'DESCOPE_CONFIG_URL', secret: false }],
  console: [
    'Open app.descope.com/mcp-servers and make an MCP server',
    'Switch on dynamic client registration for it',
    'Copy its well-known address',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'DescopeProvider',
    module: 'fastmcp.server.auth.providers.descope',
    arguments: { config_url: { environment: 'DESCOPE_CONFIG_URL' } },
  },
  quirks: [
    'A token can name the project, the MCP server or the tenant as its issuer',
    'FastMCP 3.4.7 takes the well-known address of an MCP server only; that of a project wants FastMCP 4',
  ],
};
