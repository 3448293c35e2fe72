import { scalekit as provider } from '../../../idp/providers/scalekit';
import { providerClass } from '../provider-class';

export const scalekit = providerClass({
  provider,
  since: [2, 13, 0],
  because:
    'Scalekit registers clients itself, so ScalekitProvider only says where it is and checks the tokens it issues',
  variables: {
    SCALEKIT_ENVIRONMENT_URL: {
      says: 'Address of your environment',
      example: 'https://example.scalekit.com',
    },
    SCALEKIT_RESOURCE_ID: {
      says: 'Id of the resource',
      example: 'res_000000000000000000',
    },
  },
});
