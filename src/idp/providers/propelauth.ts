import type { IdentityProvider } from '../identity-provider';

export const propelauth: IdentityProvider = {
  id: 'propelauth',
  name: 'PropelAuth',
  recognised: { hosts: [], paths: [/^\/oauth\/2\.1(\/|$)/] },
  issuer: 'https://auth.{domain}/oauth/2.1',
  examples: [
    'https://auth.acme.example/oauth/2.1',
    'https://auth.acme.example/oauth/2.1/introspect',
  ],
  registration: {
    dynamic: 'off-by-default',
    switchOn: 'switch on dynamic client registration under MCP in the dashboard',
  },
  audience: {},
  accessToken: { format: 'opaque', checkedBy: 'introspection at /oauth/2.1/introspect' },
  redirect: {},
  environment: [
    { name: 'PROPELAUTH_AUTH_URL', secret: false },
    { name: 'PROPELAUTH_INTROSPECTION_CLIENT_ID', secret: false },
    { name: 'PROPELAUTH_INTROSPECTION_CLIENT_SECRET', secret: true },
    { name: 'PROPELAUTH_RESOURCE', secret: false },
  ],
  console: [
    'Open MCP in the dashboard and switch it on',
    'Allow redirect URIs for each kind of client',
    'Make introspection credentials',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'PropelAuthProvider',
    module: 'fastmcp.server.auth.providers.propelauth',
    arguments: {
      auth_url: { environment: 'PROPELAUTH_AUTH_URL' },
      introspection_client_id: { environment: 'PROPELAUTH_INTROSPECTION_CLIENT_ID' },
      introspection_client_secret: { environment: 'PROPELAUTH_INTROSPECTION_CLIENT_SECRET' },
      resource: { environment: 'PROPELAUTH_RESOURCE' },
    },
  },
  quirks: ['PropelAuthProvider checks the audience only when resource is given'],
};
