import { appVariables, providerClass } from '../provider-class';

export const clerk = providerClass({
  id: 'clerk',
  job: 'proxy',
  title: 'Clerk',
  className: 'ClerkProvider',
  module: 'fastmcp.server.auth.providers.clerk',
  since: [3, 2, 0],
  because:
    'ClerkProvider registers clients here and uses one OAuth application of yours, so that nothing has to be switched on at Clerk',
  takes: [
    ...appVariables('CLERK', 'Clerk', 'example0000000'),
    [
      'domain',
      { name: 'CLERK_DOMAIN', says: 'Your Clerk domain', example: 'example.clerk.accounts.dev' },
    ],
  ],
  steps: () => [
    'Under OAuth applications choose Add OAuth application.',
    'Add {base}/auth/callback as a redirect URI, and choose the scopes.',
  ],
});
