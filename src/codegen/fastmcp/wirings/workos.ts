import { appVariables, providerClass } from '../provider-class';

export const workos = providerClass({
  id: 'workos',
  job: 'proxy',
  title: 'WorkOS Connect',
  className: 'WorkOSProvider',
  module: 'fastmcp.server.auth.providers.workos',
  since: [2, 12, 0],
  because:
    'a Connect app has fixed credentials, so WorkOSProvider registers clients here and uses that app',
  takes: [
    ...appVariables('WORKOS', 'WorkOS', 'client_00000000000000000000000000'),
    [
      'authkit_domain',
      {
        name: 'WORKOS_AUTHKIT_DOMAIN',
        says: 'Your AuthKit domain',
        example: 'https://example.authkit.app',
      },
    ],
  ],
  steps: () => [
    'In the dashboard create a Connect application, OAuth.',
    'Add {base}/auth/callback as a redirect URI.',
  ],
});
