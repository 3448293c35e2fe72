import type { IdentityProvider } from '../identity-provider';

export const google: IdentityProvider = {
  id: 'google',
  name: 'Google',
  recognised: { hosts: ['accounts.google.com', 'oauth2.googleapis.com'], paths: [] },
  issuer: 'https://accounts.google.com',
  examples: [
    'https://accounts.google.com',
    'https://accounts.google.com/o/oauth2/v2/auth',
    'https://oauth2.googleapis.com/token',
  ],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {
    format: 'opaque',
    checkedBy:
      'https://oauth2.googleapis.com/tokeninfo, whose answer has aud, scope, exp and sub; aud is the client id',
  },
  refresh: { parameters: { access_type: 'offline', prompt: 'consent' } },
  redirect: { http: 'loopback' },
  environment: [
    { name: 'GOOGLE_CLIENT_ID', secret: false },
    { name: 'GOOGLE_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Open APIs & Services, Credentials, and create an OAuth client ID of the type Web application',
    'Add <base_url>/auth/callback to its authorized redirect URIs',
    'Publish the consent screen, or add the people who test it',
    'Copy the client id, which ends in .apps.googleusercontent.com, and the client secret',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'GoogleProvider',
    module: 'fastmcp.server.auth.providers.google',
    arguments: {
      client_id: { environment: 'GOOGLE_CLIENT_ID' },
      client_secret: { environment: 'GOOGLE_CLIENT_SECRET' },
      required_scopes: { value: ['openid', 'email'] },
      forward_resource: { value: false },
    },
  },
  quirks: [
    'offline_access is no scope of Google and is refused; access_type=offline asks for a refresh token',
    'A refresh token comes with the first consent only, unless prompt=consent is sent',
    'Redirect URIs of a Web application are compared letter by letter; those of a Desktop app may be loopback',
    'A GoogleTokenVerifier before FastMCP 4 takes the tokens of any Google client',
  ],
};
