import { ociIam as provider } from '../../../idp/providers/oci-iam';
import { providerClass } from '../provider-class';

export const ociIam = providerClass({
  provider,
  since: [2, 13, 1],
  because:
    'OCI IAM registers no clients, so OCIProvider registers them here and uses one integrated application of yours',
  variables: {
    OCI_CONFIG_URL: {
      says: 'The openid-configuration of your identity domain',
      example: 'https://idcs-example.identity.oraclecloud.com/.well-known/openid-configuration',
    },
  },
  tokens: 'discovery',
});
