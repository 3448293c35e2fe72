import type { IdentityProvider } from '../identity-provider';

export const github: IdentityProvider = {
  id: 'github',
  name: 'GitHub',
  recognised: { hosts: ['github.com', 'api.github.com'], paths: [] },
  examples: [
    'https://github.com/login/oauth',
    'https://github.com/login/oauth/authorize',
    'https://github.com/login/oauth/access_token',
  ],
  endpoints: {
    authorization: 'https://github.com/login/oauth/authorize',
    token: 'https://github.com/login/oauth/access_token',
  },
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {
    format: 'opaque',
    checkedBy: 'a call of https://api.github.com/user, whose X-OAuth-Scopes field names the scopes',
  },
  pkce: { s256: true, advertised: false },
  // Of OAuth Apps. What GitHub Apps do is not known here.
  refresh: { never: true },
  redirect: {
    compared: 'path-may-be-longer',
    loopbackHosts: ['127.0.0.1', 'localhost'],
    anyLoopbackPort: true,
  },
  environment: [
    { name: 'GITHUB_CLIENT_ID', secret: false },
    { name: 'GITHUB_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Open Settings, Developer settings, OAuth Apps at github.com/settings/developers',
    'Create an OAuth App and set its callback URL to <base_url>/auth/callback; an app has only one',
    'Copy the client id and make a client secret',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'GitHubProvider',
    module: 'fastmcp.server.auth.providers.github',
    arguments: {
      client_id: { environment: 'GITHUB_CLIENT_ID' },
      client_secret: { environment: 'GITHUB_CLIENT_SECRET' },
      required_scopes: { value: ['read:user'] },
    },
  },
  quirks: [
    'OAuth Apps publish no authorization server metadata, no keys and no introspection',
    'The token endpoint answers with a form unless the request accepts JSON, and refuses inside a 200',
    'The token answer divides scopes by commas',
    'A token names no audience, so a GitHubTokenVerifier alone takes any personal access token',
    'The token of an OAuth App does not run out',
  ],
};
