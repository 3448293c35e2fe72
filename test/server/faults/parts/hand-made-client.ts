import { randomBytes } from 'node:crypto';

/** A confidential client that somebody registered beforehand, with a secret of its own in every run. */
export const handMade = {
  client_id: 'hand-made',
  client_secret: randomBytes(24).toString('base64url'),
  client_name: 'Client registered by hand',
  application_type: 'native' as const,
  token_endpoint_auth_method: 'client_secret_basic' as const,
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: ['http://127.0.0.1/callback'],
};
