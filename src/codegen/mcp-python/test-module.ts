/** The test that goes along with the module: it shows who gets in and who does not. */

import { marked } from '../files/written-mark';
import { emptyVariables } from '../python/empty-variables';
import { importBlock } from '../python/import-block';
import { literal, literals } from '../python/python-text';
import {
  answering,
  claims,
  keyServer,
  knownTokens,
  postIntrospection,
  serverImports,
} from '../python/stand-in-server';
import type { SdkWiring } from '../sdk-wirings';
import type { Product } from '../site';
import type { Choice } from '../wiring';
import { httpPackage } from './http-package';
import { builders } from './module';

/** `module`: how the auth module is imported, such as `notes.mcp_auth`. */
export function testModule(
  wiring: SdkWiring,
  choice: Choice,
  product: Product,
  module: string,
): string {
  const jwt = wiring.tokens === 'jwks';
  const imports = importBlock([
    'import asyncio',
    'import time',
    httpPackage(product) === 'httpx' ? 'import httpx' : 'import httpx2 as httpx',
    'import pytest',
    product === 'mcp-python-1'
      ? 'from mcp.server.fastmcp import FastMCP'
      : 'from mcp.server import MCPServer',
    ...serverImports,
    ...(jwt
      ? ['import jwt', keyImport(choice)]
      : ['import secrets', 'from urllib.parse import parse_qs']),
  ]);
  const head = [
    '"""Shows who gets into this server and who does not. Needs pytest alone."""',
    imports,
    `from ${module} import ${builders.auth}, ${builders.verifier}, required_env`,
    constants(choice),
  ].join('\n\n');
  const variables = wiring.env(choice);
  return marked(
    [
      head,
      ...(jwt
        ? [signing(choice), answering(getKeys)]
        : [knownTokens, answering(postIntrospection)]),
      keyServer,
      environment(wiring, choice),
      asking(product),
      wiring.job === 'remote' ? toldWhere : toldNothing,
      tokens(wiring, choice),
      emptyVariables(variables, builders.verifier, builders.auth),
    ].join('\n\n\n'),
    '# ',
  );
}

/** The address is the local one, which the SDK takes without being told of it. */
function constants({ path, scopes }: Choice): string {
  return `BASE = "http://127.0.0.1:8000"
PATH = ${literal(path)}
ISSUER = "https://auth.test/tenant"
AUDIENCE = BASE + PATH
SCOPES: list[str] = ${literals(scopes)}
OPENING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}`;
}

function keyImport({ algorithm }: Choice): string {
  if (algorithm === 'EdDSA') {
    return 'from cryptography.hazmat.primitives.asymmetric import ed25519';
  }
  const kind = algorithm.startsWith('ES') ? 'ec' : 'rsa';
  return `from cryptography.hazmat.primitives.asymmetric import ${kind}`;
}

function newKey({ algorithm }: Choice): string {
  const curves: { readonly [name: string]: string } = { ES384: 'SECP384R1', ES512: 'SECP521R1' };
  if (algorithm === 'EdDSA') return 'ed25519.Ed25519PrivateKey.generate()';
  return algorithm.startsWith('ES')
    ? `ec.generate_private_key(ec.${curves[algorithm] ?? 'SECP256R1'}())`
    : 'rsa.generate_private_key(public_exponent=65537, key_size=2048)';
}

function signing(choice: Choice): string {
  return `ALGORITHM = ${literal(choice.algorithm)}
KEY = ${newKey(choice)}
OTHER_KEY = ${newKey(choice)}


def token(key=KEY, without: str = "", **changes) -> str:
${claims}
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": "test"})`;
}

const getKeys = `    def do_GET(self) -> None:
        key = json.loads(jwt.get_algorithm_by_name(ALGORITHM).to_jwk(KEY.public_key()))
        self.answer({"keys": [{**key, "kid": "test", "alg": ALGORITHM, "use": "sig"}]})`;

function environment(wiring: SdkWiring, choice: Choice): string {
  const values: { readonly [name: string]: string } = {
    MCP_SERVER_URL: 'BASE + PATH',
    MCP_AUTH_ISSUER: 'ISSUER',
    MCP_AUTH_AUDIENCE: 'AUDIENCE',
    MCP_AUTH_JWKS_URI: 'f"http://127.0.0.1:{keys.server_port}/jwks"',
    MCP_AUTH_INTROSPECTION_ENDPOINT: 'f"http://127.0.0.1:{keys.server_port}/introspect"',
  };
  const lines = wiring
    .env(choice)
    .map(
      ({ name, inTest, example }) =>
        `        ${literal(name)}: ${values[name] ?? literal(inTest ?? example)},`,
    );
  return `@pytest.fixture(autouse=True)
def environment(monkeypatch, keys):
    values = {
${lines.join('\n')}
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)`;
}

function asking(product: Product): string {
  const auth = `token_verifier=${builders.verifier}(), auth=${builders.auth}()`;
  const ways = 'streamable_http_path=PATH, stateless_http=True, json_response=True';
  const app =
    product === 'mcp-python-1'
      ? `        mcp = FastMCP("test", ${ways}, ${auth})
        app = mcp.streamable_http_app()`
      : `        mcp = MCPServer("test", ${auth})
        app = mcp.streamable_http_app(${ways})`;
  return `def ask(method: str, path: str, bearer: str | None = None, body: object = None) -> httpx.Response:
    async def run() -> httpx.Response:
${app}
        headers = {"accept": "application/json, text/event-stream"}
        if bearer is not None:
            headers["authorization"] = f"Bearer {bearer}"
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.request(method, path, headers=headers, json=body)

    return asyncio.run(run())


def open_session(bearer: str | None = None) -> httpx.Response:
    return ask("POST", PATH, bearer, OPENING)`;
}

const toldWhere = `def test_without_a_token_a_client_is_told_where_to_sign_in():
    answer = open_session()
    assert answer.status_code == 401
    told = answer.headers["www-authenticate"]
    address = told.split('resource_metadata="')[1].split('"')[0]
    assert address.startswith(f"{BASE}/.well-known/oauth-protected-resource")
    metadata = ask("GET", address).json()
    assert metadata["resource"] == BASE + PATH
    assert metadata["authorization_servers"] == [ISSUER]`;

const toldNothing = `def test_without_a_token_nobody_gets_in():
    answer = open_session()
    assert answer.status_code == 401
    # This server only checks tokens, so it has no metadata to point at.
    assert "resource_metadata" not in answer.headers["www-authenticate"]`;

function tokens({ tokens: kind }: SdkWiring, { scopes }: Choice): string {
  const jwt = kind === 'jwks';
  const bad: readonly (readonly [id: string, make: string])[] = [
    ['another audience', 'lambda: token(aud="https://elsewhere.test/mcp")'],
    ...(jwt
      ? [
          ['another issuer', 'lambda: token(iss="https://elsewhere.test")'] as const,
          ['another key', 'lambda: token(OTHER_KEY)'] as const,
          ['not valid yet', 'lambda: token(nbf=int(time.time()) + 600)'] as const,
        ]
      : []),
    ['expired', 'lambda: token(exp=int(time.time()) - 60)'],
    ['never expires', 'lambda: token(without="exp")'],
    ['no token at all', 'lambda: "not-a-token"'],
  ];
  const scope = `


def test_a_token_without_the_scope_is_not_enough():
    answer = open_session(token(scope="something:else"))
    assert answer.status_code == 403
    assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]`;
  return `@pytest.mark.parametrize(
    "make",
    [
${bad.map(([id, make]) => `        pytest.param(${make}, id=${literal(id)}),`).join('\n')}
    ],
)
def test_a_wrong_token_is_refused(make):
    assert open_session(make()).status_code == 401${scopes.length > 0 ? scope : ''}


def test_a_right_token_gets_in():
    assert open_session(token()).status_code == 200`;
}
