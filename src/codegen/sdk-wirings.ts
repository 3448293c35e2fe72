/** The ways to wire auth into servers of the official SDKs, in the order in which they are offered. */

import { audience, introspectionClient, issuer, jwksUri, serverUrl } from './shared-env';
import type { WiringBase } from './wiring';

/** The SDKs bring the check of scopes and the metadata along, and leave the check of the token to whoever uses them. */
export interface SdkWiring extends WiringBase {
  readonly target: 'mcp-python' | 'mcp-typescript';
  readonly job: 'verify' | 'remote';
  readonly tokens: 'jwks' | 'introspection';
}

/** What takes the verifier, by the SDK. */
const classNames = {
  'mcp-python': 'AuthSettings with a TokenVerifier',
  'mcp-typescript': 'requireBearerAuth',
} as const;

const languages = { 'mcp-python': 'Python', 'mcp-typescript': 'TypeScript' } as const;

export function sdkWirings(target: SdkWiring['target']): readonly SdkWiring[] {
  const className = classNames[target];
  const way = (one: Pick<SdkWiring, 'id' | 'job' | 'tokens' | 'title' | 'because'>): SdkWiring => ({
    ...one,
    target,
    className,
    env: () => [
      ...(one.job === 'remote' ? [serverUrl] : []),
      // The settings of Python's SDK have an issuer whatever the job is.
      ...(one.job === 'remote' || one.tokens === 'jwks' || target === 'mcp-python' ? [issuer] : []),
      ...(one.tokens === 'jwks' ? [jwksUri] : introspectionClient),
      audience,
    ],
    steps: ({ path }) => stepsFor(one, path),
  });
  return [
    way({
      id: 'remote',
      job: 'remote',
      tokens: 'jwks',
      title: 'Any provider that registers clients, JWT access tokens',
      because: `your provider registers clients itself, so this server only has to say where it is and to check the tokens it issues: ${className}`,
    }),
    way({
      id: 'remote-introspection',
      job: 'remote',
      tokens: 'introspection',
      title: 'Any provider that registers clients, opaque access tokens',
      because: `your provider registers clients itself, and its opaque tokens can only be checked by asking it: ${className} costs a call per request, and a revoked token stops at once`,
    }),
    way({
      id: 'verify-jwks',
      job: 'verify',
      tokens: 'jwks',
      title: 'JWT access tokens, keys at an address',
      because: `${className} checks each token against the keys that your provider publishes, without a call per request. It signs nobody in: callers bring a token`,
    }),
    way({
      id: 'verify-introspection',
      job: 'verify',
      tokens: 'introspection',
      title: 'Opaque access tokens, by asking the provider',
      because: `opaque tokens can only be checked by asking the provider: ${className} costs a call per request, and a revoked token stops at once`,
    }),
  ];
}

/** Said where people sign in at a provider that registers nobody: nothing is written for it. */
export function noBridge(target: SdkWiring['target']): string {
  return `The official MCP SDK for ${languages[target]} has no bridge to a provider that registers no clients: what it calls a proxy hands the provider’s own tokens on to every client. Put a broker between that registers clients and signs people in at your provider, such as Keycloak, Auth0 or WorkOS AuthKit, or register each client at the provider by hand and configure its client id there. Then take the job remote, which serves both.`;
}

function stepsFor(
  { job, tokens }: Pick<SdkWiring, 'job' | 'tokens'>,
  path: string,
): readonly string[] {
  const introspects = 'Register a client that may introspect tokens, and copy its id and secret.';
  if (job === 'remote') {
    return [
      'Switch on dynamic client registration or client id metadata documents, or register each client by hand.',
      `Register {base}${path} as a resource, so that it stands in aud.`,
      'Offer the scopes below to the clients that register.',
      ...(tokens === 'introspection' ? [introspects] : []),
    ];
  }
  return [
    tokens === 'jwks'
      ? 'Look up the issuer and jwks_uri in the metadata of your provider.'
      : introspects,
    'Register this server as an API or resource there; its identifier is the audience.',
    'Let the callers ask for tokens with that audience and the scopes below.',
  ];
}
