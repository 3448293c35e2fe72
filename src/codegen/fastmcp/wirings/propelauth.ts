import { providerClass } from '../provider-class';

export const propelauth = providerClass({
  id: 'propelauth',
  job: 'remote',
  title: 'PropelAuth',
  className: 'PropelAuthProvider',
  module: 'fastmcp.server.auth.providers.propelauth',
  since: [3, 1, 0],
  because:
    'PropelAuth registers clients itself, so PropelAuthProvider only says where it is, and asks it about each token, which makes revocation count at once',
  takes: [
    [
      'auth_url',
      { name: 'PROPELAUTH_AUTH_URL', says: 'Your auth URL', example: 'https://auth.example.com' },
    ],
    [
      'introspection_client_id',
      {
        name: 'PROPELAUTH_INTROSPECTION_CLIENT_ID',
        says: 'Client id for introspection',
        example: '00000000000000000000',
      },
    ],
    [
      'introspection_client_secret',
      {
        name: 'PROPELAUTH_INTROSPECTION_CLIENT_SECRET',
        says: 'Its secret',
        example: '',
        secret: true,
        inTest: 'a client secret for tests',
      },
    ],
    [
      'resource',
      {
        name: 'MCP_AUTH_AUDIENCE',
        says: 'This server as the provider names it in aud',
        example: 'https://mcp.example.com/mcp',
      },
    ],
  ],
  steps: () => [
    'Under MCP switch on MCP authentication and dynamic registration.',
    'Make credentials for introspection.',
  ],
});
