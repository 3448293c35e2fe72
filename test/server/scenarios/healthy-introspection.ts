import { randomBytes } from 'node:crypto';
import { startPair } from '../faults/parts/pair';
import type { ClientSecret } from './healthy-client-credentials-secret';
import { type Scenario, scenario } from './scenario';

/**
 * The MCP server asks the authorization server about every token at every request, so a revoked one
 * is refused at once. The credentials are those of a client that may ask about any token, too. RFC 7662, RFC 7009.
 */
export async function startHealthyIntrospection(
  tokenFormat: 'opaque' | 'jwt' = 'opaque',
): Promise<Scenario<ClientSecret>> {
  const clientId = 'notes-server';
  const clientSecret = randomBytes(24).toString('base64url');
  const pair = await startPair(({ issuer }) => ({
    settings: {
      tokenFormat,
      jwtIntrospection: tokenFormat === 'jwt',
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          client_name: 'The notes server itself',
          grant_types: [],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
    rules: {
      introspection: { endpoint: `${issuer}/token/introspection`, clientId, clientSecret },
    },
  }));
  return scenario(pair, { clientId, clientSecret });
}
