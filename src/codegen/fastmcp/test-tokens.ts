/** The part of the generated test that stands in for the provider: keys, tokens, and who answers about them. */

import { isAtLeast } from '../package-version';
import { literal } from '../python/python-text';
import {
  answering,
  claims,
  keyServer,
  knownTokens,
  postIntrospection,
  serverImports,
} from '../python/stand-in-server';
import type { Choice, TestTokens } from '../wiring';

export interface StandIn {
  readonly imports: readonly string[];
  /** Top-level Python. */
  readonly definitions: readonly string[];
  /** Environment variables with the Python that gives them; `keys` and `tmp_path` may be used. */
  readonly values: { readonly [name: string]: string };
  /** The definitions have a fixture `keys`, a local server. */
  readonly serves: boolean;
  /** `token()` makes tokens that get in. */
  readonly signs: boolean;
  /** Whether a key of somebody else can sign too. */
  readonly otherKey: boolean;
  /** Lines that the environment's fixture begins with. */
  readonly patches: readonly string[];
}

const nothing: StandIn = {
  imports: [],
  definitions: [],
  values: {},
  serves: false,
  signs: false,
  otherKey: false,
  patches: [],
};

export function standIn(kind: TestTokens, choice: Choice): StandIn {
  switch (kind) {
    case 'none':
      return nothing;
    case 'discovery':
      return discovery(choice);
    case 'jwks':
      return {
        ...signing(choice),
        imports: [...signing(choice).imports, ...serverImports],
        definitions: [...signing(choice).definitions, answering(getKeys(choice)), keyServer],
        values: { MCP_AUTH_JWKS_URI: 'f"http://127.0.0.1:{keys.server_port}/jwks"' },
        serves: true,
      };
    case 'pem':
      return {
        ...signing(choice),
        values: { MCP_AUTH_PUBLIC_KEY_FILE: 'str(key_file)' },
        patches: ['key_file = tmp_path / "issuer.pem"', `key_file.write_bytes(${pemOf(choice)})`],
      };
    case 'hmac':
      return signing({ ...choice, algorithm: 'HS256' });
    case 'introspection':
      return {
        ...nothing,
        imports: ['import secrets', 'import time', ...serverImports],
        definitions: [knownTokens, answering(postIntrospection), keyServer],
        values: {
          MCP_AUTH_INTROSPECTION_ENDPOINT: 'f"http://127.0.0.1:{keys.server_port}/introspect"',
        },
        serves: true,
        signs: true,
      };
  }
}

/** Whether this FastMCP brings joserfc along; before, it was authlib. */
function hasJoserfc({ version }: Choice): boolean {
  return isAtLeast(version, 3, 4);
}

function signing(choice: Choice): StandIn {
  const alg = literal(choice.algorithm);
  const jose = hasJoserfc(choice);
  const sign = jose
    ? `jwt.encode({"alg": ${alg}, "kid": "test"}, claims, key, algorithms=[${alg}])`
    : `JsonWebToken([${alg}]).encode({"alg": ${alg}, "kid": "test"}, claims, key).decode()`;
  return {
    ...nothing,
    imports: [
      'import time',
      jose ? 'from joserfc import jwk, jwt' : 'from authlib.jose import JsonWebKey, JsonWebToken',
    ],
    definitions: [
      `${newKey(choice, 'KEY', true)}
${newKey(choice, 'OTHER_KEY', false)}


def token(key=KEY, without: str = "", **changes) -> str:
${claims}
    return ${sign}`,
    ],
    signs: true,
    otherKey: true,
  };
}

const hmacSecret = 'a secret of more than thirty-two characters for tests';

function newKey(choice: Choice, name: string, own: boolean): string {
  const { algorithm } = choice;
  const options = `{"kid": "test", "alg": ${literal(algorithm)}}`;
  if (algorithm.startsWith('HS')) {
    const secret = own ? hmacSecret : 'another secret of more than thirty-two characters';
    return hasJoserfc(choice)
      ? `${name} = jwk.OctKey.import_key(${literal(secret)}, ${options})`
      : `${name} = JsonWebKey.import_key(${literal(secret)}, {"kty": "oct", "kid": "test"})`;
  }
  const [kind, size] = keyOf(algorithm);
  return hasJoserfc(choice)
    ? `${name} = jwk.${kind}Key.generate_key(${size}, ${options})`
    : `${name} = JsonWebKey.generate_key(${literal(kind)}, ${size}, {"kid": "test"}, is_private=True)`;
}

function keyOf(algorithm: string): readonly [kind: string, size: string] {
  if (algorithm === 'EdDSA') return ['OKP', '"Ed25519"'];
  const curves: { readonly [name: string]: string } = { ES384: 'P-384', ES512: 'P-521' };
  if (algorithm.startsWith('ES')) return ['EC', literal(curves[algorithm] ?? 'P-256')];
  return ['RSA', '2048'];
}

function pemOf(choice: Choice): string {
  return hasJoserfc(choice) ? 'KEY.as_pem(private=False)' : 'KEY.as_pem(is_private=False)';
}

function getKeys(choice: Choice, names: readonly string[] = ['KEY']): string {
  const how = hasJoserfc(choice) ? 'private=False' : 'is_private=False';
  const published = names.map((name) => `${name}.as_dict(${how})`).join(', ');
  return `    def do_GET(self) -> None:
        self.answer({"keys": [${published}]})`;
}

/** The same with the issuer of services beside: `service_token()` makes tokens of its. */
export function withServices(kind: TestTokens, choice: Choice): StandIn {
  const own = standIn(kind, choice);
  if (!choice.services) return own;
  const services = signing({ ...choice, algorithm: choice.serviceAlgorithm });
  const renamed = services.definitions.map((one) =>
    one
      .replaceAll('OTHER_KEY', 'OTHER_SERVICE_KEY')
      .replaceAll(/\bKEY\b/g, 'SERVICE_KEY')
      .replace('def token(', 'def service_token(')
      .replace('"iss": ISSUER', '"iss": SERVICES')
      .replaceAll('"kid": "test"', '"kid": "services"'),
  );
  const signs = kind === 'jwks';
  const keys = signs ? ['KEY', 'SERVICE_KEY'] : ['SERVICE_KEY'];
  const address = 'f"http://127.0.0.1:{keys.server_port}/jwks"';
  return {
    ...own,
    imports: [...own.imports, ...services.imports, ...serverImports],
    definitions: [
      ...(signs ? signing(choice).definitions : own.definitions),
      ...renamed,
      answering(getKeys(choice, keys)),
      keyServer,
    ],
    values: { ...own.values, MCP_SERVICE_JWKS_URI: address },
    serves: true,
  };
}

/** What the provider's metadata would say, without asking the provider. */
function discovery(_choice: Choice): StandIn {
  return {
    ...nothing,
    imports: ['from fastmcp.server.auth.oidc_proxy import OIDCConfiguration'],
    definitions: [
      `METADATA = OIDCConfiguration(
    issuer=ISSUER,
    authorization_endpoint=f"{ISSUER}/authorize",
    token_endpoint=f"{ISSUER}/token",
    jwks_uri=f"{ISSUER}/jwks",
    response_types_supported=["code"],
    subject_types_supported=["public"],
    id_token_signing_alg_values_supported=["RS256"],
)`,
    ],
    patches: [
      'read = lambda *_, **__: METADATA',
      'monkeypatch.setattr(OIDCConfiguration, "get_oidc_configuration", read)',
    ],
  };
}
