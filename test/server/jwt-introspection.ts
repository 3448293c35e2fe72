import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type Provider from 'oidc-provider';
import { bodyOf } from './read-ahead';
import { sendJson } from './respond';
import { publicPart, type SigningKey } from './signing-key';

/**
 * Answers introspection and revocation of JWT access tokens, and lets all other requests through.
 * RFC 7662, RFC 7009.
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
    const isPublic = client?.tokenEndpointAuthMethod === 'none';
    if (!client || !(isPublic || (await client.compareClientSecret(caller.secret)))) {
      return sendJson(response, 401, { error: 'invalid_client' });
    }
    const claims = await claimsOf(token);
    const isOwn = claims?.['client_id'] === client.clientId;
    if (asks === 'revocation') {
      if (isOwn) revoked.add(claims['jti']);
      return sendJson(response, 200, {});
    }
    // As with opaque tokens: who cannot prove a name may ask about tokens of that name only.
    if (claims === undefined || (isPublic && !isOwn)) {
      return sendJson(response, 200, { active: false });
    }
    const token_type = claims['cnf'] === undefined ? 'Bearer' : 'DPoP';
    sendJson(response, 200, { active: true, ...claims, token_type });
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
