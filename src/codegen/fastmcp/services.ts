/** Services that hold a token already, beside the people who sign in: MultiAuth asks one after the other. */

import { call } from '../python/python-text';
import type { Choice, EnvVariable } from '../wiring';
import { jwtVerifier, verifierParts } from './jwt-verifier';
import type { FastmcpWiring, PythonParts } from './wiring';

/** The function of the module that makes the auth. */
export const builder = 'build_auth';

/** First release of FastMCP with MultiAuth. */
export const servicesSince = [3, 1, 0];

const serviceIssuer: EnvVariable = {
  name: 'MCP_SERVICE_ISSUER',
  says: 'The issuer of the tokens that services hold, letter by letter as it stands in iss',
  example: 'https://auth.example.com/services',
};

const serviceKeys: EnvVariable = {
  name: 'MCP_SERVICE_JWKS_URI',
  says: 'Where that issuer publishes its keys',
  example: 'https://auth.example.com/services/jwks',
};

const serviceAudience: EnvVariable = {
  name: 'MCP_SERVICE_AUDIENCE',
  says: 'What stands in aud of the tokens that are for this server',
  example: 'https://mcp.example.com/mcp',
};

/** All variables that the module reads. */
export function fastmcpVariables(wiring: FastmcpWiring, choice: Choice): readonly EnvVariable[] {
  const own = wiring.env(choice);
  const all = choice.services ? [...own, serviceIssuer, serviceKeys, serviceAudience] : own;
  // A provider and a store may read the same one, such as the region of AWS.
  return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);
}

/** The class that is written, for people to read. */
export function fastmcpClass({ className }: FastmcpWiring, { services }: Choice): string {
  return services ? `MultiAuth of ${className} and JWTVerifier` : className;
}

/** What stands in the module for a wiring, and its functions from the inside out. */
export function modulePartsOf(
  wiring: FastmcpWiring,
  choice: Choice,
): Required<Omit<PythonParts, 'body'>> & {
  readonly functions: readonly (readonly [name: string, body: readonly string[]])[];
} {
  const { imports, definitions = [], body } = wiring.python(choice);
  if (!choice.services) return { imports, definitions, functions: [[builder, body]] };
  const own = verifierParts(choice);
  const ofServices = { ...choice, algorithm: choice.serviceAlgorithm };
  const verifier = jwtVerifier(ofServices, 'jwks_uri=required_env("MCP_SERVICE_JWKS_URI")', {
    issuer: 'MCP_SERVICE_ISSUER',
    audience: 'MCP_SERVICE_AUDIENCE',
  });
  return {
    imports: [...imports, ...own.imports, 'from fastmcp.server.auth import MultiAuth'],
    definitions: [...new Set([...definitions, ...own.definitions])],
    functions: [
      ['people_auth', body],
      [
        builder,
        [
          ...assigned('services', verifier.lines),
          // Each asks for its own scopes; those of the people's provider are not the services'.
          ...call('return MultiAuth', [
            'server=people_auth()',
            'verifiers=[services]',
            'required_scopes=[]',
          ]),
        ],
      ],
    ],
  };
}

function assigned(name: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${name} = ${first}`, ...rest];
}
