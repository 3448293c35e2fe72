import type { IdentityProvider } from '../identity-provider';

export const supabase: IdentityProvider = {
  id: 'supabase',
  name: 'Supabase',
  recognised: { hosts: ['*.supabase.co'], paths: [/\/auth\/v1\/oauth\//] },
  issuer: 'https://{ref}.supabase.co/auth/v1',
  examples: [
    'https://abcdefghijklmnop.supabase.co/auth/v1',
    'https://db.acme.example/auth/v1/oauth/token',
  ],
  registration: {
    dynamic: 'off-by-default',
    switchOn: 'switch on dynamic registration under Authentication, OAuth Server',
  },
  audience: {
    resource: 'ignored',
    becomes: 'authenticated, for every server of the project',
    set: 'use a project of its own for each server, as every token of a project has the audience authenticated',
  },
  accessToken: { format: 'jwt', algorithm: 'ES256' },
  redirect: { compared: 'exact' },
  environment: [{ name: 'SUPABASE_PROJECT_URL', secret: false }],
  console: [
    'Switch on the OAuth server and dynamic registration under Authentication, OAuth Server',
    'Change the signing keys of the project from HS256 to ES256 or RS256',
    'Host the consent page yourself and set its address',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'SupabaseProvider',
    module: 'fastmcp.server.auth.providers.supabase',
    arguments: {
      project_url: { environment: 'SUPABASE_PROJECT_URL' },
      algorithm: { value: 'ES256' },
    },
  },
  quirks: [
    'Tokens are signed with HS256 until the project has asymmetric signing keys, and no server can verify those by published keys',
    'Scopes are not enforced; row level security decides',
    'A token for one server of the project opens all of them',
  ],
};
