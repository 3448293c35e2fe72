import { call } from '../../python/python-text';
import { audience, baseUrl, issuer, jwksUri } from '../../shared-env';
import { jwtVerifier, verifierParts } from '../jwt-verifier';
import { defineWiring } from '../wiring';

export const remote = defineWiring({
  id: 'remote',
  job: 'remote',
  title: 'Any provider that registers clients',
  className: 'RemoteAuthProvider',
  since: [2, 11, 1],
  because:
    'your provider registers clients itself, so this server only has to say where it is and to check the tokens it issues: RemoteAuthProvider',
  env: () => [baseUrl, issuer, jwksUri, audience],
  python(choice) {
    const verifier = jwtVerifier(choice, 'jwks_uri=required_env("MCP_AUTH_JWKS_URI")');
    const { imports, definitions } = verifierParts(choice);
    return {
      imports: [
        ...imports,
        'from fastmcp.server.auth import RemoteAuthProvider',
        'from pydantic import AnyHttpUrl',
      ],
      definitions,
      body: call('return RemoteAuthProvider', [
        `token_verifier=${verifier.lines.join('\n')}`,
        'authorization_servers=[AnyHttpUrl(required_env("MCP_AUTH_ISSUER"))]',
        'base_url=required_env("MCP_BASE_URL").rstrip("/")',
      ]),
    };
  },
  tokens: 'jwks',
  steps: ({ path }) => [
    'Switch on dynamic client registration or client id metadata documents.',
    `Register {base}${path} as a resource, so that it stands in aud.`,
    'Offer the scopes below to the clients that register.',
  ],
});
