import { propelauth as provider } from '../../../idp/providers/propelauth';
import { providerClass } from '../provider-class';

export const propelauth = providerClass({
  provider,
  since: [3, 1, 0],
  because:
    'PropelAuth registers clients itself, so PropelAuthProvider only says where it is, and asks it about each token, which makes revocation count at once',
  variables: {
    PROPELAUTH_AUTH_URL: {
      says: 'Your auth URL',
      example: 'https://auth.example.com',
    },
    PROPELAUTH_INTROSPECTION_CLIENT_ID: {
      says: 'Client id for introspection',
      example: 'your-client-id',
    },
    PROPELAUTH_INTROSPECTION_CLIENT_SECRET: {
      says: 'Its secret',
      example: '',
    },
    PROPELAUTH_RESOURCE: {
      says: 'This server as the provider names it in aud',
      example: 'https://mcp.example.com/mcp',
    },
  },
});
