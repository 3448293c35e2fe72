import type { IdentityProvider } from '../identity-provider';

export const workosAuthkit: IdentityProvider = {
  id: 'workos-authkit',
  name: 'WorkOS AuthKit',
  recognised: { hosts: ['*.authkit.app'], paths: [] },
  issuer: 'https://{subdomain}.authkit.app',
  examples: ['https://acme.authkit.app', 'https://acme.authkit.app/oauth2/token'],
  registration: {
    dynamic: 'off-by-default',
    documents: 'off-by-default',
    switchOn:
      'switch on Dynamic Client Registration or client id metadata documents under Connect, Configuration',
  },
  audience: {
    resource: 'if-registered',
    becomes: 'the address of the server',
    set: 'list the address of the server as an MCP resource indicator under Connect, Configuration',
  },
  accessToken: { format: 'jwt', algorithm: 'RS256' },
  redirect: {},
  environment: [{ name: 'AUTHKIT_DOMAIN', secret: false }],
  console: [
    'Open Connect, Configuration',
    'Switch on Dynamic Client Registration, client id metadata documents, or both',
    'List the address of the server, with its path, among the MCP resource indicators',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'AuthKitProvider',
    module: 'fastmcp.server.auth.providers.workos',
    arguments: { authkit_domain: { environment: 'AUTHKIT_DOMAIN' } },
  },
  quirks: [
    'An address that is not listed gets the audience of the environment, and FastMCP from 3.2.4 on refuses such tokens',
    'Clients that register themselves prove who they are by client_secret_basic unless they ask for none',
    'The issuer has no slash at its end',
  ],
};
