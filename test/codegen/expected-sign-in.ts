/** Where the generated servers send people, of each wiring that signs them in. Variables stand in braces. */

export interface ExpectedProxy {
  /** Left out where the catalogue of providers has it. */
  readonly endpoint?: string;
  /** The variable that holds it. */
  readonly clientId: string;
  /** What is asked of the provider, in words: for `notes:read`, and when the user names no scopes. */
  readonly scope: readonly [named: string, unnamed: string];
  /** Parameters that only this class sends. */
  readonly also?: { readonly [parameter: string]: string };
  /** Of FastMCP 3, when it is not the same. */
  readonly in3?: { readonly also: { readonly [parameter: string]: string } };
  /** Why the provider does not hear for which server the token is. */
  readonly withoutResource?: string;
}

const notes = 'notes:read';

/** Its paths are those of `metadata_of` in `drive_proxies.py`, which no class could know. */
const fromMetadata = (issuer: string) => `${issuer}/made-up/authorize`;

export const expectedProxies: { readonly [wiring: string]: ExpectedProxy } = {
  'oauth-proxy': {
    endpoint: '{MCP_UPSTREAM_AUTHORIZATION_ENDPOINT}',
    clientId: 'MCP_UPSTREAM_CLIENT_ID',
    scope: [notes, ''],
  },
  'oidc-proxy': {
    endpoint: fromMetadata('https://auth.example.com/tenant'),
    clientId: 'OIDC_CLIENT_ID',
    scope: [notes, ''],
    also: { audience: '{OIDC_AUDIENCE}' },
  },
  github: { clientId: 'GITHUB_CLIENT_ID', scope: [notes, 'read:user'] },
  google: {
    endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
    clientId: 'GOOGLE_CLIENT_ID',
    scope: [notes, 'openid https://www.googleapis.com/auth/userinfo.email'],
    // Without both there is no refresh token after the first consent.
    also: { access_type: 'offline', prompt: 'consent' },
    withoutResource: 'the wiring says forward_resource=False',
  },
  'entra-id': {
    endpoint: 'https://login.microsoftonline.com/{AZURE_TENANT_ID}/oauth2/v2.0/authorize',
    clientId: 'AZURE_CLIENT_ID',
    scope: [
      `api://{AZURE_CLIENT_ID}/${notes} offline_access`,
      'api://{AZURE_CLIENT_ID}/mcp.access offline_access',
    ],
    also: { prompt: 'select_account' },
    // FastMCP 3 puts it into the address of its own consent page, from where it goes nowhere.
    in3: { also: {} },
    withoutResource: 'AzureProvider takes it out, as Entra ID refuses it',
  },
  cognito: {
    endpoint: fromMetadata('https://cognito-idp.{AWS_REGION}.amazonaws.com/{COGNITO_USER_POOL_ID}'),
    clientId: 'COGNITO_CLIENT_ID',
    scope: [notes, 'openid'],
    withoutResource: 'the wiring says forward_resource=False',
  },
  discord: { clientId: 'DISCORD_CLIENT_ID', scope: [notes, 'identify'] },
  auth0: {
    endpoint: fromMetadata('https://{AUTH0_DOMAIN}'),
    clientId: 'AUTH0_CLIENT_ID',
    scope: [notes, 'openid'],
    also: { audience: '{AUTH0_AUDIENCE}' },
    withoutResource: 'the wiring says forward_resource=False, as audience wins over it',
  },
  'oci-iam': {
    endpoint: fromMetadata('https://idcs-example.identity.oraclecloud.com'),
    clientId: 'OCI_CLIENT_ID',
    scope: [notes, 'openid'],
  },
  'workos-connect': {
    endpoint: '{AUTHKIT_DOMAIN}/oauth2/authorize',
    clientId: 'WORKOS_CLIENT_ID',
    scope: [notes, ''],
  },
  clerk: {
    endpoint: 'https://{CLERK_DOMAIN}/oauth/authorize',
    clientId: 'CLERK_CLIENT_ID',
    scope: [notes, 'openid email profile'],
  },
  'hugging-face': {
    endpoint: 'https://huggingface.co/oauth/authorize',
    clientId: 'HF_CLIENT_ID',
    scope: [notes, 'openid profile'],
  },
};

export interface ExpectedRemote {
  /** The authorization server, as the metadata of the resource names it. */
  readonly names: string;
  /** The issuer whose metadata this server hands on; left out when it hands on none. */
  readonly relays?: string;
  /** Of FastMCP 3, what is not the same. */
  readonly in3?: Partial<Pick<ExpectedRemote, 'names' | 'relays'>>;
}

export const expectedRemotes: { readonly [wiring: string]: ExpectedRemote } = {
  remote: { names: '{MCP_AUTH_ISSUER}' },
  'workos-authkit': {
    names: '{AUTHKIT_DOMAIN}',
    relays: '{AUTHKIT_DOMAIN}',
    // FastMCP 3 has it from pydantic, which ends an address without a path by a slash.
    in3: { names: '{AUTHKIT_DOMAIN}/' },
  },
  descope: {
    names:
      'https://api.descope.com/v1/apps/agentic/P0000000000000000000000000000/M0000000000000000000000000000',
    relays:
      'https://api.descope.com/v1/apps/agentic/P0000000000000000000000000000/M0000000000000000000000000000',
    // FastMCP 3 hands on what the project says, and not what the MCP server at Descope does.
    in3: { relays: 'https://api.descope.com/v1/apps/P0000000000000000000000000000' },
  },
  scalekit: {
    names: '{SCALEKIT_ENVIRONMENT_URL}/resources/{SCALEKIT_RESOURCE_ID}',
    relays: '{SCALEKIT_ENVIRONMENT_URL}/resources/{SCALEKIT_RESOURCE_ID}',
  },
  supabase: {
    names: '{SUPABASE_PROJECT_URL}/auth/v1',
    relays: '{SUPABASE_PROJECT_URL}/auth/v1',
  },
  keycloak: { names: '{KEYCLOAK_REALM_URL}' },
  propelauth: {
    names: '{PROPELAUTH_AUTH_URL}/oauth/2.1',
    relays: '{PROPELAUTH_AUTH_URL}/oauth/2.1',
  },
};
