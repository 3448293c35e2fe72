import type { IdentityProvider } from '../identity-provider';

export const auth0: IdentityProvider = {
  id: 'auth0',
  name: 'Auth0',
  recognised: { hosts: ['*.auth0.com'], paths: [/\/oidc\/register$/] },
  issuer: 'https://{tenant}.{region}.auth0.com/',
  examples: [
    'https://acme.eu.auth0.com/',
    'https://acme.us.auth0.com/oauth/token',
    'https://login.acme.example/oidc/register',
  ],
  registration: {
    dynamic: 'off-by-default',
    documents: 'by-hand',
    switchOn: 'switch on Dynamic Client Registration under Settings, Advanced of the tenant',
  },
  audience: {
    resource: 'if-switched-on',
    parameter: 'audience',
    becomes: 'the API identifier, beside the address of userinfo',
    set: 'make the address of the server the identifier of an API, and switch on Resource Parameter Compatibility Profile under Settings, Advanced of the tenant; or send the identifier in the parameter audience',
  },
  accessToken: {
    format: 'depends',
    jwtWhen:
      'name an API: send its identifier in the parameter audience, set a default audience for the tenant, or switch on Resource Parameter Compatibility Profile under Settings, Advanced',
    algorithm: 'RS256',
  },
  refresh: { scope: 'offline_access', set: 'switch on Allow Offline Access for the API' },
  redirect: { compared: 'exact' },
  environment: [
    { name: 'AUTH0_DOMAIN', secret: false },
    { name: 'AUTH0_CLIENT_ID', secret: false },
    { name: 'AUTH0_CLIENT_SECRET', secret: true },
    { name: 'AUTH0_AUDIENCE', secret: false },
  ],
  console: [
    'Make an API under Applications, APIs, and note its identifier',
    'Make a Regular Web Application under Applications, Applications',
    'Add <base_url>/auth/callback to its Allowed Callback URLs',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'Auth0Provider',
    module: 'fastmcp.server.auth.providers.auth0',
    arguments: {
      config_url: { template: 'https://{AUTH0_DOMAIN}/.well-known/openid-configuration' },
      client_id: { environment: 'AUTH0_CLIENT_ID' },
      client_secret: { environment: 'AUTH0_CLIENT_SECRET' },
      audience: { environment: 'AUTH0_AUDIENCE' },
      forward_resource: { value: false },
    },
    others: {
      Auth0MCPProvider:
        'from FastMCP 4 on, when the tenant registers clients and takes the resource parameter',
    },
  },
  quirks: [
    'The issuer ends with a slash',
    'Without an API the access token is opaque or encrypted, and nobody but Auth0 can read it',
    'The parameter audience wins over resource',
    'Clients that register themselves are third parties: they need connections at domain level and Default permissions for third-party applications',
    'Permissions of the role model are in the claim permissions',
  ],
};
