import { audience, issuer, jwksUri } from '../../shared-env';
import { jwtVerifier, verifierParts } from '../jwt-verifier';
import { defineWiring } from '../wiring';

export const verifyJwks = defineWiring({
  id: 'verify-jwks',
  job: 'verify',
  title: 'JWT access tokens, keys at an address',
  className: 'JWTVerifier',
  since: [2, 11, 0],
  because:
    'JWTVerifier checks each token against the keys that your provider publishes, without a call per request. It signs nobody in: callers bring a token',
  env: () => [jwksUri, issuer, audience],
  python(choice) {
    const verifier = jwtVerifier(choice, 'jwks_uri=required_env("MCP_AUTH_JWKS_URI")');
    const [first = '', ...rest] = verifier.lines;
    return { ...verifierParts(choice), body: [`return ${first}`, ...rest] };
  },
  tokens: 'jwks',
  steps: () => [
    'Look up the issuer and jwks_uri in the metadata of your provider.',
    'Register this server as an API or resource there; its identifier is the audience.',
    'Let the callers ask for tokens with that audience and the scopes below.',
  ],
});
