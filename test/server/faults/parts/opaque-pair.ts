import { randomBytes } from 'node:crypto';
import type { RunningFault } from '../../fault';
import { post } from '../../test-client';
import { startCustomPair } from './custom-pair';
import { scope } from './pair';
import { statelessMcp } from './stateless-server';

/** Tokens that say nothing by themselves; the server introspects them. RFC 7662. */
export function startOpaquePair(): Promise<RunningFault> {
  const own = {
    client_id: 'notes-server',
    client_secret: randomBytes(24).toString('base64url'),
    redirect_uris: ['http://127.0.0.1/callback'],
    application_type: 'native' as const,
    token_endpoint_auth_method: 'client_secret_post' as const,
  };
  return startCustomPair({
    path: '/mcp',
    scopes: [scope],
    settings: { clients: [own], tokenFormat: 'opaque' },
    routes: ({ issuer, url, challenge }) => ({
      '/mcp': statelessMcp(async (authorization) => {
        const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
        if (token === undefined) {
          return { let: 'out', status: 401, challenge: challenge({ status: 401 }, [scope]) };
        }
        const { client_id, client_secret } = own;
        const { body } = await post(`${issuer}/token/introspection`, {
          client_id,
          client_secret,
          token,
        });
        if (body['active'] === true && body['aud'] === url) return { let: 'in' };
        const refusal = { status: 401, error: 'invalid_token' } as const;
        return { let: 'out', status: 401, challenge: challenge(refusal, [scope]) };
      }),
    }),
  });
}
