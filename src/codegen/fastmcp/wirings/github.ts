import { appVariables, providerClass } from '../provider-class';

export const github = providerClass({
  id: 'github',
  job: 'proxy',
  title: 'GitHub',
  className: 'GitHubProvider',
  module: 'fastmcp.server.auth.providers.github',
  since: [2, 12, 0],
  because:
    'GitHub registers no clients and its tokens are opaque, so GitHubProvider registers clients here, uses one OAuth app of yours, and asks GitHub about each token',
  takes: [...appVariables('GITHUB', 'GitHub', 'Ov23li0000000000000')],
  scopes: ['read:user'],
  steps: () => [
    'Open Settings, Developer settings, OAuth Apps, and choose New OAuth App.',
    'Homepage URL: {base}.',
    'Register {base}/auth/callback as the authorization callback URL.',
    'Choose Register application, and then Generate a new client secret.',
  ],
});
