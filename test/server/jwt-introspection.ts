import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type Provider from 'oidc-provider';
import { bodyOf } from './read-ahead';
import { sendJson } from './respond';
import { publicPart, type SigningKey } from './signing-key';

/**
 * Answers introspection and revocation of JWT access tokens, and lets all other requests through.
 * The caller must be a client with a secret. RFC 7662, RFC 7009.
 */
export function jwtIntrospection(
  provider: Provider,
  signingKey: SigningKey,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const keys = createLocalJWKSet({ keys: [{ ...publicPart(signingKey) }] });
  const revoked = new Set<unknown>();

  async function claimsOf(token: string): Promise<Record<string, unknown> | undefined> {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: provider.issuer, typ: 'at+jwt' });
      return revoked.has(payload.jti) ? undefined : payload;
    } catch {
      return undefined;
    }
  }

  async function answer(
    asks: 'introspection' | 'revocation',
    caller: Caller,
    token: string,
    response: ServerResponse,
  ): Promise<void> {
    const client = await provider.Client.find(caller.id);
    const known = client && (await client.compareClientSecret(caller.secret));
    if (!client || !known) return sendJson(response, 401, { error: 'invalid_client' });
    const claims = await claimsOf(token);
    if (asks === 'introspection') {
      const { cnf } = claims ?? {};
      const token_type = cnf === undefined ? 'Bearer' : 'DPoP';
      return sendJson(response, 200, claims ? { active: true, ...claims, token_type } : inactive);
    }
    if (claims?.['client_id'] === client.clientId) revoked.add(claims['jti']);
    sendJson(response, 200, {});
  }

  return (request, response) => {
    const asks = /^\/token\/(introspection|revocation)$/.exec(request.url ?? '')?.[1];
    const fields = new URLSearchParams(bodyOf(request));
    const token = fields.get('token') ?? '';
    if (request.method !== 'POST' || !isJwt(token)) return false;
    if (asks !== 'introspection' && asks !== 'revocation') return false;
    answer(asks, callerOf(request, fields), token, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
    return true;
  };
}

const inactive = { active: false };

interface Caller {
  readonly id: string;
  readonly secret: string;
}

/** RFC 6749 §2.3.1: in the header both are form-encoded before they are joined. */
function callerOf(request: IncomingMessage, fields: URLSearchParams): Caller {
  const encoded = /^basic +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) {
    return { id: fields.get('client_id') ?? '', secret: fields.get('client_secret') ?? '' };
  }
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2);
  const decode = (text: string) => new URLSearchParams(`v=${text}`).get('v') ?? '';
  return { id: decode(id), secret: decode(secret) };
}

function isJwt(token: string): boolean {
  try {
    return decodeJwt(token) !== undefined;
  } catch {
    return false;
  }
}
