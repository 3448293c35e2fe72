import { randomUUID } from 'node:crypto';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import { scope, startPair } from '../faults/parts/pair';
import { jwtBearer, jwtBearerGrant } from '../jwt-bearer-grant';
import { newSigningKey, publicPart } from '../signing-key';
import { type Scenario, scenario } from './scenario';

export interface Workload {
  readonly clientId: string;
  /** Good for five minutes, and once. */
  readonly assertion: string;
  readonly wrongAudience: string;
  readonly expired: string;
  /** Another assertion, with these claims changed. */
  sign(claims?: JWTPayload): Promise<string>;
}

/** A workload has an assertion of its platform, which the authorization server takes as a grant. RFC 7523 §2.1. */
export async function startHealthyWorkload(): Promise<Scenario<Workload>> {
  const key = newSigningKey();
  const platform = 'https://platform.example';
  const clientId = 'notes-workload';
  const pair = await startPair(() => ({
    settings: {
      registration: false,
      grants: [jwtBearerGrant([{ issuer: platform, keys: [publicPart(key)], signs: 'workload' }])],
      clients: [
        {
          client_id: clientId,
          client_name: 'Notes workload',
          scope,
          token_endpoint_auth_method: 'none',
          grant_types: [jwtBearer],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
  }));
  const sign = async (claims: JWTPayload = {}): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: platform,
      sub: 'spiffe://platform.example/notes',
      aud: pair.issuer,
      iat: now,
      exp: now + 300,
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid })
      .sign(await importJWK({ ...key }));
  };
  return scenario(pair, {
    clientId,
    assertion: await sign(),
    wrongAudience: await sign({ aud: 'https://elsewhere.example' }),
    expired: await sign({ exp: Math.floor(Date.now() / 1000) - 60 }),
    sign,
  });
}
