import { importJWK, SignJWT } from 'jose';
import type { ClientMetadata } from 'oidc-provider';
import { type AuthorizationServer, startAuthorizationServer } from './authorization-server';
import type { Observe } from './observe';
import { newSigningKey, type PublicKey, publicPart } from './signing-key';
import { type TrustingServer, tokenExchange, tokenExchangeGrant } from './token-exchange-grant';

export interface IdentityProviderOptions {
  /** Clients that a person signs in to, each with a secret. */
  readonly clients: readonly ClientMetadata[];
  /** Read at each exchange, as the servers may start later than the provider. */
  readonly servers: () => readonly TrustingServer[];
  readonly observe?: Observe;
}

export interface IdentityProvider extends AuthorizationServer {
  readonly tokenEndpoint: string;
  readonly keys: readonly PublicKey[];
  /** What a sign-in would have given this client: an id_token, good for `seconds`. */
  idToken(clientId: string, subject?: string, seconds?: number): Promise<string>;
}

/**
 * Starts the identity provider of an enterprise: it signs people in as any OpenID provider does, and
 * exchanges their id_token for an identity assertion. Enterprise-managed authorization of MCP.
 */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<IdentityProvider> {
  const signingKey = newSigningKey();
  const server = await startAuthorizationServer({
    resources: [],
    registration: false,
    autoApprove: true,
    signingKey,
    clients: options.clients.map((client) => ({
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', tokenExchange],
      ...client,
    })),
    grants: [tokenExchangeGrant(signingKey, options.servers)],
    ...(options.observe && { observe: options.observe }),
  });
  return {
    ...server,
    tokenEndpoint: `${server.issuer}/token`,
    keys: [publicPart(signingKey)],
    async idToken(clientId, subject = 'ada', seconds = 300) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ name: subject })
        .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid })
        .setIssuer(server.issuer)
        .setSubject(subject)
        .setAudience(clientId)
        .setIssuedAt(now)
        .setExpirationTime(now + seconds)
        .sign(await importJWK({ ...signingKey }));
    },
  };
}
