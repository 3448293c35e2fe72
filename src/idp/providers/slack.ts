import type { IdentityProvider } from '../identity-provider';

export const slack: IdentityProvider = {
  id: 'slack',
  name: 'Slack',
  recognised: { hosts: ['slack.com'], paths: [] },
  issuer: 'https://slack.com',
  examples: ['https://slack.com', 'https://slack.com/api/openid.connect.token'],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'SLACK_CLIENT_ID', secret: false },
    { name: 'SLACK_CLIENT_SECRET', secret: true },
  ],
  console: ['Open api.slack.com/apps and make an app'],
  fastmcp: {
    choice: 'proxy',
    class: 'OAuthProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      upstream_authorization_endpoint: { value: 'https://slack.com/openid/connect/authorize' },
      upstream_token_endpoint: { value: 'https://slack.com/api/openid.connect.token' },
      upstream_client_id: { environment: 'SLACK_CLIENT_ID' },
      upstream_client_secret: { environment: 'SLACK_CLIENT_SECRET' },
      token_verifier: { own: 'a verifier that calls openid.connect.userInfo' },
    },
    others: { OIDCProxy: 'with verify_id_token=True' },
  },
  quirks: ['Its scopes are openid, profile and email'],
};
