import type { IdentityProvider } from '../identity-provider';

export const ociIam: IdentityProvider = {
  id: 'oci-iam',
  name: 'Oracle OCI IAM',
  recognised: { hosts: ['*.identity.oraclecloud.com'], paths: [] },
  examples: ['https://idcs-0123456789abcdef.identity.oraclecloud.com'],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: { format: 'jwt' },
  redirect: {},
  environment: [
    { name: 'OCI_CONFIG_URL', secret: false },
    { name: 'OCI_CLIENT_ID', secret: false },
    { name: 'OCI_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Make an integrated application of the confidential kind in the identity domain',
    'Add <base_url>/auth/callback to its redirect URLs',
    'Switch on Configure client access in the settings of the domain, so that its keys are public',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'OCIProvider',
    module: 'fastmcp.server.auth.providers.oci',
    arguments: {
      config_url: { environment: 'OCI_CONFIG_URL' },
      client_id: { environment: 'OCI_CLIENT_ID' },
      client_secret: { environment: 'OCI_CLIENT_SECRET' },
    },
  },
  quirks: [
    'The keys of a domain are closed to the public until Configure client access is on',
    'OCIProvider does not work in FastMCP 3.0 to 3.2',
  ],
};
