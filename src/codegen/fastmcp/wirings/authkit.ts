import { providerClass } from '../provider-class';

export const authkit = providerClass({
  id: 'authkit',
  job: 'remote',
  title: 'WorkOS AuthKit',
  className: 'AuthKitProvider',
  module: 'fastmcp.server.auth.providers.workos',
  since: [2, 11, 0],
  because:
    'AuthKit registers clients itself, so AuthKitProvider only says where it is and checks the tokens it issues',
  takes: [
    [
      'authkit_domain',
      {
        name: 'AUTHKIT_DOMAIN',
        says: 'Your AuthKit domain',
        example: 'https://example.authkit.app',
      },
    ],
  ],
  steps: ({ path }) => [
    'Under Connect, Configuration switch on dynamic client registration and client id metadata documents.',
    `Add {base}${path} to the MCP resource indicators: without it every token is refused.`,
  ],
});
