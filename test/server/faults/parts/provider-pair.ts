import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../../../../src/model/wire';
import type { RunningFault } from '../../fault';
import { firstOf } from './answers';
import { type Addresses, type Difference, startPair } from './pair';
import { withQuery } from './with-query';

/** The addresses of an identity provider, in place of those of the authorization server of the tests. */
export interface ProviderShape {
  /** A name that stands for the authorization server, by https; this machine when left out. */
  readonly host?: string;
  /** What the issuer has behind its origin. */
  readonly issuerPath?: string;
  /** Paths of endpoints that have others at this provider. */
  readonly paths?: { readonly [member in keyof typeof ownPaths]?: string };
}

const ownPaths = {
  authorization_endpoint: '/auth',
  token_endpoint: '/token',
  registration_endpoint: '/reg',
  jwks_uri: '/jwks',
  introspection_endpoint: '/token/introspection',
} as const;

/**
 * Starts the pair with an authorization server at the addresses of a provider. The changes of
 * `differ` see requests by the paths of the authorization server of the tests.
 */
export function startProviderPair(
  shape: ProviderShape,
  differ: (at: Addresses) => Difference = () => ({}),
): Promise<RunningFault> {
  const { host, issuerPath = '', paths = {} } = shape;
  return startPair((at) => {
    const { port } = new URL(at.issuer);
    const origin = host === undefined ? at.issuer : `https://${host}:${port}`;
    const issuer = origin + issuerPath;
    const own = differ({ ...at, issuer });
    const change = own.authorization ?? {};
    return {
      ...own,
      rules: { issuer, jwksUri: `${at.issuer}/jwks`, ...own.rules },
      authorization: {
        ...change,
        before: firstOf(
          (request) => {
            if (host !== undefined) standAt(request, `${host}:${port}`);
            request.url = ownPath(request.url ?? '/', issuerPath, paths);
            return false;
          },
          change.before ?? (() => false),
        ),
        metadata(document) {
          const named = { ...inNames(document, at.issuer, origin), issuer };
          const moved = Object.entries(paths)
            .filter(([member]) => member in named)
            .map(([member, path]) => [member, origin + path]);
          const shaped: JsonObject = { ...named, ...Object.fromEntries(moved) };
          return change.metadata?.(shaped) ?? shaped;
        },
        tokenClaims(claims) {
          const named = { ...claims, iss: issuer };
          return change.tokenClaims?.(named) ?? named;
        },
        callback(url) {
          const named = withQuery(url, 'iss', issuer);
          return change.callback?.(named) ?? named;
        },
      },
      run: {
        ...own.run,
        ...(host !== undefined && { hosts: { [host]: '203.0.113.9', ...own.run?.hosts } }),
      },
    };
  });
}

/** Redirects are written with the name under which a request came. */
function standAt(request: IncomingMessage, host: string): void {
  request.headers.host = host;
  Object.assign(request.socket, { encrypted: true });
}

function ownPath(
  url: string,
  issuerPath: string,
  paths: NonNullable<ProviderShape['paths']>,
): string {
  const [path = '', ...query] = url.split('?');
  const known = Object.keys(paths).find((member) => paths[member as keyof typeof paths] === path);
  const own = known === undefined ? undefined : ownPaths[known as keyof typeof ownPaths];
  const wellKnown = '/.well-known/';
  const trimmed = issuerPath.replace(/\/$/, '');
  const plain = trimmed !== '' && path.includes(wellKnown) ? path.replace(trimmed, '') : path;
  return [own ?? plain, ...query].join('?');
}

function inNames(document: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(document).replaceAll(from, to)) as JsonObject;
}
