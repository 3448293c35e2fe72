/** What a trace tells of the questions before auth is written. */

import type { IdentityProvider } from '../idp/identity-provider';
import { recogniseProvider } from '../idp/recognise';
import type { Facts } from '../model/flow';
import type { Trace } from '../model/trace';
import { wirings } from './fastmcp/wirings/list';

export interface TraceAnswers {
  readonly transport: 'http';
  readonly callers: 'people';
  /** Id of a wiring; absent where no authorization server is known. */
  readonly wiring?: string;
  /** With spaces between them. */
  readonly scopes?: string;
  /** JOSE name of what the provider signs with. */
  readonly algorithm?: string;
}

/** What a trace tells of the place that the server has, and of its provider. */
export interface TracePlace {
  /** The server's public address without the path of the MCP endpoint. */
  readonly base: string;
  /** The path of the MCP endpoint, with its slash. */
  readonly path: string;
  /** Variables that the generated code reads, by name. */
  readonly known: { readonly [name: string]: string };
}

/** The place of the server that was traced; nothing where a part of its address is masked. */
export function placeOfTrace({
  facts,
  server,
}: Pick<Trace, 'facts' | 'server'>): TracePlace | undefined {
  if (!isPlain(server.url) || !URL.canParse(server.url)) return undefined;
  const { origin, pathname } = new URL(server.url);
  const { resource, authorizationServer } = facts;
  return {
    base: origin,
    path: pathname === '/' ? '/mcp' : pathname,
    known: plainOnly({
      MCP_BASE_URL: origin,
      MCP_SERVER_URL: server.url,
      MCP_AUTH_AUDIENCE: resource?.resource ?? server.url,
      MCP_AUTH_ISSUER: resource?.authorizationServer,
      ...(authorizationServer && ofProvider(authorizationServer)),
    }),
  };
}

/** Nothing of it masked, and nothing that a shell or a reader of `.env` would take for its own: a server can name anything. */
function isPlain(text: string): boolean {
  return /^https?:\/\/[\w.~:/?@%+,=[\]-]+$/.test(text);
}

/** The answers that a sign-in gives: the server was reached by its address, and a person wanted in. */
export function answersOfTrace({ facts, server }: Pick<Trace, 'facts' | 'server'>): TraceAnswers {
  const { challenge, resource, tokens } = facts;
  const scopes = challenge?.scope ?? resource?.metadata?.scopesSupported?.join(' ');
  const algorithm = tokens?.accessToken.jwt?.header['alg'];
  // A server that is its own authorization server has a bridge already, and who is behind it is not seen.
  const wiring = isOwn(facts, server.url) ? undefined : wiringOf(facts);
  return {
    transport: 'http',
    callers: 'people',
    ...(wiring !== undefined && { wiring }),
    ...(scopes !== undefined && { scopes }),
    ...(typeof algorithm === 'string' && /^(RS|PS|ES)\d{3}$/.test(algorithm) && { algorithm }),
  };
}

function isOwn({ authorizationServer: server }: Trace['facts'], url: string): boolean {
  if (server === undefined || !URL.canParse(server.issuer) || !URL.canParse(url)) return false;
  return new URL(server.issuer).origin === new URL(url).origin;
}

function wiringOf({ authorizationServer: server, resource }: Trace['facts']): string | undefined {
  if (server !== undefined) return wiringOfProvider(server);
  const provider = recogniseProvider(resource ? [resource.authorizationServer] : []);
  return provider && wiringFor(provider);
}

type Provider = Pick<Facts['authorizationServer'], 'issuer' | 'metadata'> & {
  readonly source: Facts['authorizationServer']['source'];
};

function wiringOfProvider({ issuer, source, metadata }: Provider): string {
  const { authorizationEndpoint, tokenEndpoint } = metadata;
  const addresses = [issuer, authorizationEndpoint, tokenEndpoint];
  const provider = recogniseProvider(addresses.filter((one) => one !== undefined));
  if (provider !== undefined) return wiringFor(provider);
  const { registrationEndpoint, clientIdMetadataDocumentSupported } = metadata;
  if (registrationEndpoint !== undefined || clientIdMetadataDocumentSupported) return 'remote';
  return source === 'openid' ? 'oidc-proxy' : 'oauth-proxy';
}

/** The wiring that the metadata of a provider leads to, and what stands in it. */
export function answersOfProvider(
  provider: Provider,
): { readonly wiring: string } & Pick<TracePlace, 'known'> {
  const issuer = provider.metadata.issuer ?? provider.issuer;
  const known = plainOnly(ofProvider({ ...provider, issuer }));
  return { wiring: wiringOfProvider(provider), known };
}

function ofProvider({ issuer, metadata }: Pick<Provider, 'issuer' | 'metadata'>): Variables {
  return {
    MCP_AUTH_ISSUER: issuer,
    MCP_AUTH_JWKS_URI: metadata.jwksUri,
    MCP_AUTH_INTROSPECTION_ENDPOINT: metadata.introspectionEndpoint,
  };
}

type Variables = { readonly [name: string]: string | undefined };

function plainOnly(variables: Variables): TracePlace['known'] {
  return Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isPlain(entry[1]),
    ),
  );
}

/** The class of the provider's own, or the general one of its kind. */
function wiringFor({ id, fastmcp }: IdentityProvider): string {
  if (wirings.some((wiring) => wiring.id === id)) return id;
  if (fastmcp.choice === 'remote') return 'remote';
  return fastmcp.class === 'OIDCProxy' ? 'oidc-proxy' : 'oauth-proxy';
}
