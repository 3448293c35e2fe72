import type { IdentityProvider } from '../identity-provider';

export const gitlab: IdentityProvider = {
  id: 'gitlab',
  name: 'GitLab',
  // People run it under any name, and its paths are those of many others.
  recognised: { hosts: ['gitlab.com'], paths: [] },
  issuer: 'https://gitlab.com',
  examples: ['https://gitlab.com', 'https://gitlab.com/oauth/token'],
  registration: { dynamic: 'own-servers' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'GITLAB_CLIENT_ID', secret: false },
    { name: 'GITLAB_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Make an application under User settings, Applications',
    'Add <base_url>/auth/callback to its redirect URIs',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { value: 'https://gitlab.com/.well-known/openid-configuration' },
      client_id: { environment: 'GITLAB_CLIENT_ID' },
      client_secret: { environment: 'GITLAB_CLIENT_SECRET' },
      verify_id_token: { value: true },
    },
    others: { OAuthProxy: 'with a verifier of your own' },
  },
  quirks: ['A client that registers itself gets the scope mcp and no other'],
};
