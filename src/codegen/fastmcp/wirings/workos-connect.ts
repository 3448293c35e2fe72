import { workosConnect as provider } from '../../../idp/providers/workos-connect';
import { providerClass } from '../provider-class';

export const workosConnect = providerClass({
  provider,
  since: [2, 12, 0],
  because:
    'a Connect app has fixed credentials, so WorkOSProvider registers clients here and uses that app',
  variables: {
    AUTHKIT_DOMAIN: {
      says: 'Your AuthKit domain',
      example: 'https://example.authkit.app',
    },
  },
});
