import { github as provider } from '../../../idp/providers/github';
import { providerClass } from '../provider-class';

export const github = providerClass({
  provider,
  since: [2, 12, 0],
  because:
    'GitHub registers no clients and its tokens are opaque, so GitHubProvider registers clients here, uses one OAuth app of yours, and asks GitHub about each token',
});
