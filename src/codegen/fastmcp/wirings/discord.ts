import { appVariables, providerClass } from '../provider-class';

export const discord = providerClass({
  id: 'discord',
  job: 'proxy',
  title: 'Discord',
  className: 'DiscordProvider',
  module: 'fastmcp.server.auth.providers.discord',
  since: [2, 13, 2],
  because:
    'Discord registers no clients and its tokens are opaque, so DiscordProvider registers clients here, uses one application of yours, and asks Discord about each token',
  takes: [...appVariables('DISCORD', 'Discord', '000000000000000000')],
  scopes: ['identify'],
  steps: () => [
    'Open the Developer Portal and choose New Application.',
    'Under OAuth2 add {base}/auth/callback as a redirect.',
    'Copy the client id and reset the client secret to see it.',
  ],
});
