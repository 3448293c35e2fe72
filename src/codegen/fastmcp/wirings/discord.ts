import { discord as provider } from '../../../idp/providers/discord';
import { providerClass } from '../provider-class';

export const discord = providerClass({
  provider,
  since: [2, 13, 2],
  because:
    'Discord registers no clients and its tokens are opaque, so DiscordProvider registers clients here, uses one application of yours, and asks Discord about each token',
});
