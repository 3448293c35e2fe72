import type { IdentityProvider } from '../identity-provider';

export const atlassian: IdentityProvider = {
  id: 'atlassian',
  name: 'Atlassian',
  recognised: { hosts: ['auth.atlassian.com'], paths: [] },
  examples: ['https://auth.atlassian.com', 'https://auth.atlassian.com/oauth/token'],
  endpoints: {
    authorization: 'https://auth.atlassian.com/authorize',
    token: 'https://auth.atlassian.com/oauth/token',
  },
  registration: {},
  audience: { parameter: 'audience' },
  accessToken: { checkedBy: 'a call of /me' },
  refresh: { scope: 'offline_access' },
  redirect: {},
  environment: [
    { name: 'ATLASSIAN_CLIENT_ID', secret: false },
    { name: 'ATLASSIAN_CLIENT_SECRET', secret: true },
  ],
  console: ['Open developer.atlassian.com and make an OAuth app with <base_url>/auth/callback'],
  fastmcp: {
    choice: 'proxy',
    class: 'OAuthProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      upstream_authorization_endpoint: { value: 'https://auth.atlassian.com/authorize' },
      upstream_token_endpoint: { value: 'https://auth.atlassian.com/oauth/token' },
      upstream_client_id: { environment: 'ATLASSIAN_CLIENT_ID' },
      upstream_client_secret: { environment: 'ATLASSIAN_CLIENT_SECRET' },
      extra_authorize_params: { value: { audience: 'api.atlassian.com', prompt: 'consent' } },
      forward_resource: { value: false },
      token_verifier: { own: 'a verifier that calls /me' },
    },
  },
  quirks: ['The authorization request needs audience=api.atlassian.com and prompt=consent'],
};
