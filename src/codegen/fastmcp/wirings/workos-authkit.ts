import { workosAuthkit as provider } from '../../../idp/providers/workos-authkit';
import { providerClass } from '../provider-class';

export const workosAuthkit = providerClass({
  provider,
  since: [2, 11, 0],
  because:
    'AuthKit registers clients itself, so AuthKitProvider only says where it is and checks the tokens it issues',
  variables: {
    AUTHKIT_DOMAIN: {
      says: 'Your AuthKit domain',
      example: 'https://example.authkit.app',
    },
  },
});
