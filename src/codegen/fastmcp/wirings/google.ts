import { google as provider } from '../../../idp/providers/google';
import { providerClass } from '../provider-class';

export const google = providerClass({
  provider,
  since: [2, 12, 0],
  because:
    'Google registers no clients and its tokens are opaque, so GoogleProvider registers clients here, uses one OAuth client of yours, and asks Google about each token',
});
