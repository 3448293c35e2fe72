import { audience, issuer } from '../../shared-env';
import type { EnvVariable } from '../../wiring';
import { jwtVerifier, verifierParts } from '../jwt-verifier';
import { defineWiring } from '../wiring';

const keyFile: EnvVariable = {
  name: 'MCP_AUTH_PUBLIC_KEY_FILE',
  says: 'A file with the public key of the issuer, in PEM',
  example: '/etc/mcp/issuer.pem',
};

export const verifyPem = defineWiring({
  id: 'verify-pem',
  job: 'verify',
  title: 'JWT access tokens, one key in a file',
  className: 'JWTVerifier',
  since: [2, 11, 0],
  because:
    'JWTVerifier checks each token against the one key in the file. When the issuer changes its key, the file has to change too',
  env: () => [keyFile, issuer, audience],
  python(choice) {
    const verifier = jwtVerifier(
      choice,
      'public_key=Path(required_env("MCP_AUTH_PUBLIC_KEY_FILE")).read_text()',
    );
    const { imports, definitions } = verifierParts(choice);
    const [first = '', ...rest] = verifier.lines;
    return {
      imports: ['from pathlib import Path', ...imports],
      definitions,
      body: [`return ${first}`, ...rest],
    };
  },
  tokens: 'pem',
  steps: () => [
    'Ask the issuer for its public key in PEM, and put it where the server can read it.',
    'Let the callers ask for tokens with the audience and the scopes below.',
  ],
});
