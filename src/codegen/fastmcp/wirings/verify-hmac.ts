import { audience, issuer } from '../../shared-env';
import type { EnvVariable } from '../../wiring';
import { jwtVerifier, verifierParts } from '../jwt-verifier';
import { defineWiring } from '../wiring';

const secret: EnvVariable = {
  name: 'MCP_AUTH_HMAC_SECRET',
  says: 'The secret that issuer and server share; 32 random bytes at least',
  example: '',
  secret: true,
  inTest: 'a secret of more than thirty-two characters for tests',
};

/** What signs HS256 and its kin with fewer bytes can be guessed, and FastMCP does not look. */
const longSecret = `def long_secret() -> str:
    secret = required_env("MCP_AUTH_HMAC_SECRET")
    if len(secret.encode()) < 32:
        raise RuntimeError("MCP_AUTH_HMAC_SECRET is shorter than 32 bytes, so tokens could be forged.")
    return secret`;

export const verifyHmac = defineWiring({
  id: 'verify-hmac',
  job: 'verify',
  title: 'JWT access tokens, one secret shared with the issuer',
  className: 'JWTVerifier',
  since: [2, 11, 0],
  because:
    'JWTVerifier checks each token with the secret that the issuer signs with. Whoever can check tokens can make them too, so this is for callers inside one system',
  env: () => [secret, issuer, audience],
  python(choice) {
    const verifier = jwtVerifier({ ...choice, algorithm: 'HS256' }, 'public_key=long_secret()');
    const { imports, definitions } = verifierParts(choice);
    const [first = '', ...rest] = verifier.lines;
    return {
      imports,
      definitions: [longSecret, ...definitions],
      body: [`return ${first}`, ...rest],
    };
  },
  tokens: 'hmac',
  steps: () => [
    'Share the secret with the issuer, by a way that nobody else can read.',
    'Let it sign tokens with HS256, the issuer and audience above, and the scopes below.',
  ],
});
