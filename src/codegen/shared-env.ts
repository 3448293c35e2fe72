/** Variables that several wirings read. */

import type { EnvVariable } from './wiring';

export const baseUrl: EnvVariable = {
  name: 'MCP_BASE_URL',
  says: 'Public address of this server: scheme and host, and the prefix it is mounted under, without the MCP path',
  example: 'https://mcp.example.com',
};

/** The official SDKs take the whole address, where FastMCP adds the path itself. */
export const serverUrl: EnvVariable = {
  name: 'MCP_SERVER_URL',
  says: 'Public address of the MCP endpoint, with its path',
  example: 'https://mcp.example.com/mcp',
};

export const issuer: EnvVariable = {
  name: 'MCP_AUTH_ISSUER',
  says: 'The issuer, letter by letter as the provider puts it into iss',
  example: 'https://auth.example.com/tenant',
};

export const jwksUri: EnvVariable = {
  name: 'MCP_AUTH_JWKS_URI',
  says: 'Where the provider publishes its keys: jwks_uri in its metadata',
  example: 'https://auth.example.com/tenant/jwks',
};

export const audience: EnvVariable = {
  name: 'MCP_AUTH_AUDIENCE',
  says: 'What the provider puts into aud for this server: its address with the MCP path, or the name the provider gave it',
  example: 'https://mcp.example.com/mcp',
};

export const signingKey: EnvVariable = {
  name: 'MCP_JWT_SIGNING_KEY',
  says: 'Signs the tokens that this server issues; 48 random characters that stay the same over restarts',
  example: '',
  secret: true,
  inTest: 'a signing key of more than forty-eight characters for tests',
};

const introspectionEndpoint: EnvVariable = {
  name: 'MCP_AUTH_INTROSPECTION_ENDPOINT',
  says: 'introspection_endpoint of the provider',
  example: 'https://auth.example.com/introspect',
};

const clientId: EnvVariable = {
  name: 'MCP_AUTH_INTROSPECTION_CLIENT_ID',
  says: 'Who this server is when it asks about a token',
  example: 'your-client-id',
};

const clientSecret: EnvVariable = {
  name: 'MCP_AUTH_INTROSPECTION_CLIENT_SECRET',
  says: 'Its client secret',
  example: '',
  secret: true,
  inTest: 'a client secret for tests',
};

/** Where this server asks about opaque tokens, and as whom. */
export const introspectionClient: readonly EnvVariable[] = [
  introspectionEndpoint,
  clientId,
  clientSecret,
];
