import { appVariables, providerClass } from '../provider-class';

export const oci = providerClass({
  id: 'oci',
  job: 'proxy',
  title: 'Oracle OCI IAM',
  className: 'OCIProvider',
  module: 'fastmcp.server.auth.providers.oci',
  since: [2, 13, 1],
  because:
    'OCI IAM registers no clients, so OCIProvider registers them here and uses one integrated application of yours',
  takes: [
    ...appVariables('OCI', 'OCI IAM', 'example00000000000000000000000000'),
    [
      'config_url',
      {
        name: 'OCI_CONFIG_URL',
        says: 'The openid-configuration of your identity domain',
        example: 'https://idcs-example.identity.oraclecloud.com/.well-known/openid-configuration',
      },
    ],
  ],
  scopes: ['openid'],
  tokens: 'discovery',
  steps: () => [
    'In the identity domain add an integrated application, Confidential Application.',
    'Allow the grants Authorization code and Refresh token, and add {base}/auth/callback as a redirect URL.',
    'Activate the application.',
  ],
});
