import type { IdentityProvider } from '../identity-provider';

export const cognito: IdentityProvider = {
  id: 'cognito',
  name: 'AWS Cognito',
  recognised: { hosts: ['cognito-idp.*.amazonaws.com', '*.auth.*.amazoncognito.com'], paths: [] },
  issuer: 'https://cognito-idp.{region}.amazonaws.com/{userPoolId}',
  examples: [
    'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI',
    'https://notes.auth.eu-central-1.amazoncognito.com/oauth2/token',
  ],
  registration: { dynamic: 'none' },
  // Reports of what it does with the resource parameter contradict each other.
  audience: {
    becomes: 'absent; the claim client_id says for whom the token was made',
    set: 'add aud in a trigger before token generation, or let the server compare client_id in its place',
  },
  accessToken: { format: 'jwt', algorithm: 'RS256' },
  pkce: { s256: true },
  refresh: { set: 'allow refresh tokens in the app client' },
  redirect: { compared: 'exact', loopbackHosts: ['localhost'], http: 'loopback' },
  environment: [
    { name: 'COGNITO_USER_POOL_ID', secret: false },
    { name: 'AWS_REGION', secret: false },
    { name: 'COGNITO_CLIENT_ID', secret: false },
    { name: 'COGNITO_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Open Cognito, User pools, and choose the pool',
    'Make an app client with a secret under App clients',
    'Add <base_url>/auth/callback to the callback URLs under Login pages',
    'Set a domain under Branding, Domain',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'AWSCognitoProvider',
    module: 'fastmcp.server.auth.providers.aws',
    arguments: {
      user_pool_id: { environment: 'COGNITO_USER_POOL_ID' },
      aws_region: { environment: 'AWS_REGION' },
      client_id: { environment: 'COGNITO_CLIENT_ID' },
      client_secret: { environment: 'COGNITO_CLIENT_SECRET' },
      forward_resource: { value: false },
    },
  },
  quirks: [
    'Access tokens have client_id and token_use, and no aud; the aud of an ID token is the client id',
    'The resource parameter is reported to break the token request with invalid_grant',
    'AWSCognitoProvider takes the region eu-central-1 when none is given',
  ],
};
