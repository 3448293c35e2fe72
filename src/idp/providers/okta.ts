import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

export const okta: IdentityProvider = {
  id: 'okta',
  name: 'Okta',
  recognised: {
    hosts: ['*.okta.com'],
    paths: [/\/oauth2\/(default|aus[0-9A-Za-z]+)(\/v1\/[a-z]+)?\/?$/],
  },
  issuer: 'https://{org}.okta.com/oauth2/{server}',
  examples: [
    'https://acme.okta.com/oauth2/default',
    'https://acme.okta.com',
    'https://login.acme.example/oauth2/default/v1/token',
    'https://login.acme.example/oauth2/aus1a2b3c4d5e6f7g8h9',
  ],
  registration: { dynamic: 'closed' },
  audience: {
    becomes: 'the audience of the authorization server, such as api://default',
    ownName: /^api:\/\/(?!default$).+$/,
    set: 'set the audience of the custom authorization server to the address of the server, under Security, API',
  },
  accessToken: {
    format: 'depends',
    jwtWhen:
      'use a custom authorization server, such as /oauth2/default, in place of the one of the organisation',
    algorithm: 'RS256',
    scopeClaim: 'scp',
  },
  refresh: { scope: 'offline_access', set: 'allow the refresh token grant in the app' },
  redirect: { compared: 'exact' },
  ...throughOidcProxy({
    prefix: 'OKTA',
    more: {
      audience: { value: 'api://default' },
      required_scopes: { own: 'scopes of the authorization server' },
    },
  }),
  console: [
    'Make an app under Applications, Create App Integration, OIDC, Web',
    'Add <base_url>/auth/callback to its sign-in redirect URIs',
    'Look up audience and scopes under Security, API, Authorization Servers',
  ],
  quirks: [
    'Registration wants a token of an administrator',
    'The access tokens of the authorization server of the organisation are opaque to everybody else',
    'scp is a list',
    'Newer custom authorization servers take the resource parameter; older ones leave it out',
  ],
};
