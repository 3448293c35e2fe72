import type { IdentityProvider } from '../identity-provider';

export const discord: IdentityProvider = {
  id: 'discord',
  name: 'Discord',
  recognised: { hosts: ['discord.com'], paths: [] },
  examples: ['https://discord.com/oauth2/authorize', 'https://discord.com/api/oauth2/token'],
  endpoints: {
    authorization: 'https://discord.com/oauth2/authorize',
    token: 'https://discord.com/api/oauth2/token',
    revocation: 'https://discord.com/api/oauth2/token/revoke',
  },
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {
    format: 'opaque',
    checkedBy: 'a call of https://discord.com/api/oauth2/@me, whose answer names the application',
  },
  refresh: {},
  redirect: { compared: 'exact' },
  environment: [
    { name: 'DISCORD_CLIENT_ID', secret: false },
    { name: 'DISCORD_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Open discord.com/developers/applications and make an application',
    'Add <base_url>/auth/callback to the redirects under OAuth2',
    'Copy the client id and the client secret',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'DiscordProvider',
    module: 'fastmcp.server.auth.providers.discord',
    arguments: {
      client_id: { environment: 'DISCORD_CLIENT_ID' },
      client_secret: { environment: 'DISCORD_CLIENT_SECRET' },
      required_scopes: { value: ['identify'] },
    },
  },
  quirks: ['Access tokens live for seven days, and a refresh token comes with them'],
};
