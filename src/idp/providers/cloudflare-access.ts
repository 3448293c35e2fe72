import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

export const cloudflareAccess: IdentityProvider = {
  id: 'cloudflare-access',
  name: 'Cloudflare Access',
  recognised: {
    hosts: ['*.cloudflareaccess.com'],
    paths: [/^\/cdn-cgi\/access\/sso\/oidc\//],
  },
  issuer: 'https://{team}.cloudflareaccess.com/cdn-cgi/access/sso/oidc/{client_id}',
  examples: [
    'https://acme.cloudflareaccess.com/cdn-cgi/access/sso/oidc/0a1b2c3d4e5f',
    'https://login.acme.example/cdn-cgi/access/sso/oidc/0a1b2c3d4e5f/token',
  ],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {},
  redirect: {},
  ...throughOidcProxy({ prefix: 'CF_ACCESS' }),
  console: ['Make a SaaS application of the kind OIDC in Access, with <base_url>/auth/callback'],
  quirks: [
    'Each application has an issuer of its own, and that issuer has one client',
    'Access in front of a server sends the header Cf-Access-Jwt-Assertion, which is no bearer token',
  ],
};
