import { appVariables, providerClass } from '../provider-class';

export const google = providerClass({
  id: 'google',
  job: 'proxy',
  title: 'Google',
  className: 'GoogleProvider',
  module: 'fastmcp.server.auth.providers.google',
  since: [2, 12, 0],
  because:
    'Google registers no clients and its tokens are opaque, so GoogleProvider registers clients here, uses one OAuth client of yours, and asks Google about each token',
  takes: [...appVariables('GOOGLE', 'Google', '000000000000-example.apps.googleusercontent.com')],
  fixed: () => ['forward_resource=False'],
  scopes: ['openid'],
  steps: () => [
    'Open APIs & Services, Credentials, and choose Create credentials, OAuth client ID, Web application.',
    'Register {base}/auth/callback as an authorized redirect URI.',
    'Publish the consent screen, or add the people who test as test users.',
  ],
});
