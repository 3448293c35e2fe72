import type { IdentityProvider } from '../identity-provider';

export const clerk: IdentityProvider = {
  id: 'clerk',
  name: 'Clerk',
  recognised: { hosts: ['*.clerk.accounts.dev'], paths: [/\/oauth\/token_info$/] },
  issuer: 'https://clerk.{domain}',
  examples: [
    'https://saving-primate-16.clerk.accounts.dev',
    'https://clerk.acme.example/oauth/token_info',
  ],
  registration: {
    dynamic: 'off-by-default',
    documents: 'off-by-default',
    switchOn: 'switch on dynamic client registration under OAuth applications in the dashboard',
  },
  audience: {},
  accessToken: {
    format: 'depends',
    jwtWhen: 'choose JWT as the format of access tokens for the OAuth application',
  },
  pkce: { s256: true, advertised: true },
  refresh: { scope: 'offline_access' },
  redirect: {},
  environment: [
    { name: 'CLERK_DOMAIN', secret: false },
    { name: 'CLERK_CLIENT_ID', secret: false },
    { name: 'CLERK_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Open OAuth applications and make an application',
    'Add <base_url>/auth/callback to its redirect URIs',
    'Copy the client id and the client secret',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'ClerkProvider',
    module: 'fastmcp.server.auth.providers.clerk',
    arguments: {
      domain: { environment: 'CLERK_DOMAIN' },
      client_id: { environment: 'CLERK_CLIENT_ID' },
      client_secret: { environment: 'CLERK_CLIENT_SECRET' },
    },
    others: { RemoteAuthProvider: 'when dynamic client registration is on' },
  },
  quirks: [
    'Tokens have a header member cat, which FastMCP 3.4.0 and 3.4.1 refuse',
    'Clients that name no scope get the default scopes',
    'Client id metadata documents are in beta, and support switches them on',
  ],
};
