import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ClientMetadata, Provider } from 'oidc-provider';
import type { JsonObject } from '../../src/model/wire';
import { authorizationConfig, type Resource } from './authorization-config';
import type { AuthorizationFeatures } from './authorization-features';
import { dateOff } from './date-off';
import { watchDevicePolls } from './device-flow';
import { jwtIntrospection } from './jwt-introspection';
import { type Observe, observed } from './observe';
import { asOpenPort, type OpenPort } from './open-port';
import { readingAhead } from './read-ahead';
import { rotateOnRead } from './registration-rotation';
import { handleSignIn, isInteraction } from './sign-in';
import { newSigningKey, type SigningKey } from './signing-key';

export interface AuthorizationServerOptions extends AuthorizationFeatures {
  /** 0 or absent takes a free port. */
  readonly port?: number | OpenPort;
  readonly resources: readonly Resource[];
  /** Clients known beforehand, for servers without registration. */
  readonly clients?: readonly ClientMetadata[];
  /** Dynamic client registration, open to all. RFC 7591. On by default. */
  readonly registration?: boolean;
  /** Every sign-in is granted to `ada` without a page; redirects and cookies are all it takes. */
  readonly autoApprove?: boolean;
  /** Seconds; an hour by default. */
  readonly accessTokenTtl?: number;
  /** `opaque` tokens can be introspected, which oidc-provider refuses for JWTs; see `jwtIntrospection`. */
  readonly tokenFormat?: 'jwt' | 'opaque';
  /** Private; signs everything. A new one by default. */
  readonly signingKey?: SigningKey;
  /** Hears of every request before it is answered. */
  readonly observe?: Observe;
  /** The one difference that makes a fault server out of this one. */
  readonly change?: AuthorizationServerChange;
}

export interface AuthorizationServerChange {
  /** Seconds that its clock is ahead, by the `Date` of every answer. */
  readonly clockAhead?: number;
  /** Answers a request itself by returning true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Edits both metadata documents. */
  readonly metadata?: (document: JsonObject) => JsonObject;
  /** Edits the claims of JWT access tokens before they are signed. */
  readonly tokenClaims?: (claims: JsonObject) => JsonObject;
  /** Edits the URL that sends the browser back to the client. */
  readonly callback?: (url: URL) => URL;
}

export interface AuthorizationServer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts a real authorization server on 127.0.0.1: code flow with PKCE S256, resource indicators,
 * signed access tokens, rotating refresh tokens, revocation, introspection, and `iss` in responses.
 * Throws when the port is taken.
 */
export async function startAuthorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  const taken = await asOpenPort(options.port);
  const open = options.observe ? observed(taken, options.observe) : readingAhead(taken);
  const issuer = open.origin;
  const change = options.change ?? {};
  const signingKey = options.signingKey ?? newSigningKey();
  const provider = new Provider(
    issuer,
    authorizationConfig({
      ...options,
      port: open.port,
      clients: options.clients ?? [],
      registration: options.registration ?? true,
      signingKey,
      accessTokenTtl: options.accessTokenTtl ?? 3600,
      tokenFormat: options.tokenFormat ?? 'jwt',
      tokenClaims: change.tokenClaims ?? ((claims) => claims),
    }),
  );
  const clock = change.clockAhead === undefined ? undefined : dateOff(change.clockAhead);
  const first = [clock, change.before, ...extend(provider, options, signingKey)];
  applyChange(provider, change);
  provider.on('server_error', (_ctx, error) => {
    console.error(error);
  });

  const answer = provider.callback();
  open.serve((request, response) => {
    if (first.some((before) => before?.(request, response))) return;
    if (isInteraction(request.url ?? '')) {
      handleSignIn(provider, options.autoApprove ?? false, request, response).catch((error) => {
        console.error(error);
        response.destroy();
      });
    } else {
      answer(request, response);
    }
  });
  return { issuer, jwksUri: `${issuer}/jwks`, port: open.port, close: open.close };
}

/** Adds what oidc-provider has no option for, and gives what must see requests before it does. */
function extend(
  provider: Provider,
  options: AuthorizationServerOptions,
  signingKey: SigningKey,
): readonly NonNullable<AuthorizationServerChange['before']>[] {
  for (const { name, parameters, handle } of options.grants ?? []) {
    provider.registerGrantType(name, (ctx) => handle(provider, ctx), parameters, 'resource');
  }
  if (options.registrationManagement === 'rotating') rotateOnRead(provider);
  return [
    ...(options.deviceFlow ? [watchDevicePolls(provider, options.deviceFlow).before] : []),
    ...(options.jwtIntrospection ? [jwtIntrospection(provider, signingKey)] : []),
  ];
}

function applyChange(provider: Provider, change: AuthorizationServerChange): void {
  const { metadata, callback } = change;
  if (metadata) {
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.path.startsWith('/.well-known/') && ctx.status === 200)
        ctx.body = metadata(ctx.body as JsonObject);
    });
  }
  if (callback) {
    provider.use(async (ctx, next) => {
      await next();
      const location = ctx.response.get('location');
      if (URL.canParse(location) && new URL(location).origin !== provider.issuer) {
        ctx.set('location', callback(new URL(location)).href);
      }
    });
  }
}
