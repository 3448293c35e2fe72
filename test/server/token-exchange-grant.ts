import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, importJWK, errors as jose, jwtVerify, SignJWT } from 'jose';
import { errors } from 'oidc-provider';
import type { GrantType } from './grant-type';
import { publicPart, type SigningKey } from './signing-key';

/** What the identity provider knows of an authorization server that takes its assertions. */
export interface TrustingServer {
  /** Its issuer; the `audience` of the exchange. */
  readonly issuer: string;
  /** The resources that it guards. */
  readonly resources: readonly string[];
  /** By client id here: the client id there. */
  readonly clients: Readonly<Record<string, string>>;
}

export const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const idJag = 'urn:ietf:params:oauth:token-type:id-jag';
const idToken = 'urn:ietf:params:oauth:token-type:id_token';

interface Exchange {
  readonly requested_token_type?: string;
  readonly audience?: string;
  readonly subject_token?: string;
  readonly subject_token_type?: string;
}

/**
 * Exchanges an id_token of this identity provider for an identity assertion that one client may use
 * at one authorization server for one resource. RFC 8693, Identity Assertion JWT Authorization Grant §4.3.
 */
export function tokenExchangeGrant(
  signingKey: SigningKey,
  servers: () => readonly TrustingServer[],
): GrantType {
  const keys = createLocalJWKSet({ keys: [{ ...publicPart(signingKey) }] });
  return {
    name: tokenExchange,
    parameters: [
      'requested_token_type',
      'audience',
      'resource',
      'scope',
      'subject_token',
      'subject_token_type',
    ],
    async handle(provider, ctx) {
      const { client, params } = ctx.oidc;
      const exchange = params as Exchange;
      const { subject_token: subjectToken = '', audience } = exchange;
      if (exchange.requested_token_type !== idJag) throw invalidRequest('requested_token_type');
      if (exchange.subject_token_type !== idToken) throw invalidRequest('subject_token_type');
      const subject = await jwtVerify(subjectToken, keys, {
        issuer: provider.issuer,
        audience: client.clientId,
        requiredClaims: ['sub', 'exp'],
      }).catch((error) => {
        if (error instanceof jose.JOSEError) throw invalidRequest('subject_token', error.message);
        throw error;
      });
      const server = servers().find((known) => known.issuer === audience);
      const clientId = server?.clients[client.clientId];
      const { resource, scope } = params;
      if (server === undefined || clientId === undefined) {
        throw new errors.InvalidTarget('this client may not go to that audience');
      }
      if (typeof resource !== 'string' || !server.resources.includes(resource)) {
        throw new errors.InvalidTarget('that audience guards no such resource');
      }
      const assertion = new SignJWT({ resource, client_id: clientId, ...(scope && { scope }) })
        .setProtectedHeader({ alg: 'ES256', typ: 'oauth-id-jag+jwt', kid: signingKey.kid })
        .setIssuer(provider.issuer)
        .setSubject(subject.payload.sub ?? '')
        .setAudience(server.issuer)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('5m');
      ctx.body = {
        issued_token_type: idJag,
        access_token: await assertion.sign(await importJWK({ ...signingKey })),
        token_type: 'N_A',
        expires_in: 300,
        ...(scope && { scope }),
      };
    },
  };
}

function invalidRequest(parameter: string, why = 'has a value that is not taken here'): Error {
  return new errors.InvalidRequest(`${parameter} ${why}`);
}
