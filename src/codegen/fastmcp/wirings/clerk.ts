import { clerk as provider } from '../../../idp/providers/clerk';
import { providerClass } from '../provider-class';

export const clerk = providerClass({
  provider,
  since: [3, 2, 0],
  because:
    'ClerkProvider registers clients here and uses one OAuth application of yours, so that nothing has to be switched on at Clerk',
  variables: {
    CLERK_DOMAIN: {
      says: 'Your Clerk domain',
      example: 'example.clerk.accounts.dev',
    },
  },
});
