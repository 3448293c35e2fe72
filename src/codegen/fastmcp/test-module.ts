/** The test that goes along with the module: it shows who gets in and who does not. */

import { isAtLeast } from '../package-version';
import { marked } from '../written-mark';
import { importBlock } from './module';
import { literal, literals } from './python-text';
import type { Choice, EnvVariable, Wiring } from './wiring';

/** `module`: how the auth module is imported, such as `notes.mcp_auth`. */
export function testModule(
  wiring: Wiring,
  choice: Choice,
  variables: readonly EnvVariable[],
  module: string,
): string {
  const jwt = wiring.tokens === 'jwks';
  const httpx = isAtLeast(choice.version, 4) ? 'import httpx2 as httpx' : 'import httpx';
  const imports = importBlock([
    'import asyncio',
    ...(jwt ? ['import json', 'import threading', 'import time'] : []),
    ...(jwt ? ['from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer'] : []),
    httpx,
    'import pytest',
    'from fastmcp import FastMCP',
    ...(jwt ? joseImports(choice) : []),
  ]);
  const sections = [
    ...(jwt ? [keysAndTokens(choice)] : []),
    environment(choice, variables, jwt),
    asking,
    refusal(wiring, choice),
    ...(jwt ? [tokens(choice)] : [foreignToken]),
    ...(wiring.job === 'proxy' ? [registersClients] : []),
    emptyVariables(variables),
  ];
  const head = [
    '"""Shows who gets into this server and who does not. Needs pytest alone."""',
    imports,
    `from ${module} import build_auth, required_env`,
    constants(choice),
  ].join('\n\n');
  return marked([head, ...sections].join('\n\n\n'), '# ');
}

function joseImports({ version }: Choice): readonly string[] {
  return isAtLeast(version, 3, 4)
    ? ['from joserfc import jwk, jwt']
    : ['from authlib.jose import JsonWebKey, JsonWebToken'];
}

function constants({ path, scopes }: Choice): string {
  return [
    'BASE = "https://mcp.test"',
    `PATH = ${literal(path)}`,
    'ISSUER = "https://auth.test/tenant"',
    'AUDIENCE = BASE + PATH',
    `SCOPES: list[str] = ${literals(scopes)}`,
    'OPENING = {',
    '    "jsonrpc": "2.0",',
    '    "id": 1,',
    '    "method": "initialize",',
    '    "params": {',
    '        "protocolVersion": "2025-06-18",',
    '        "capabilities": {},',
    '        "clientInfo": {"name": "test", "version": "1"},',
    '    },',
    '}',
  ].join('\n');
}

function keysAndTokens({ algorithm, version }: Choice): string {
  const alg = literal(algorithm);
  const [kind, size] = keyOf(algorithm);
  const jose = isAtLeast(version, 3, 4);
  const key = (name: string): string =>
    jose
      ? `${name} = jwk.${kind}Key.generate_key(${size}, {"kid": "test", "alg": ${alg}})`
      : `${name} = JsonWebKey.generate_key(${literal(kind === 'OKP' ? 'OKP' : kind)}, ${size}, {"kid": "test"}, is_private=True)`;
  const sign = jose
    ? `jwt.encode({"alg": ${alg}, "kid": "test"}, claims, key, algorithms=[${alg}])`
    : `JsonWebToken([${alg}]).encode({"alg": ${alg}, "kid": "test"}, claims, key).decode()`;
  const published = jose ? 'KEY.as_dict(private=False)' : 'KEY.as_dict(is_private=False)';
  return `${key('KEY')}
${key('OTHER_KEY')}


def token(key=KEY, without: str = "", **changes) -> str:
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "ada",
        "iat": now,
        "exp": now + 300,
        "scope": " ".join(SCOPES),
        **changes,
    }
    claims.pop(without, None)
    return ${sign}


class Keys(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps({"keys": [${published}]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass`;
}

function keyOf(algorithm: string): readonly [kind: string, size: string] {
  if (algorithm === 'EdDSA') return ['OKP', '"Ed25519"'];
  if (algorithm.startsWith('ES')) {
    return [
      'EC',
      literal({ ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' }[algorithm] ?? 'P-256'),
    ];
  }
  return ['RSA', '2048'];
}

function environment({ storage }: Choice, variables: readonly EnvVariable[], jwt: boolean): string {
  const values: { readonly [name: string]: string } = {
    MCP_BASE_URL: 'BASE',
    MCP_AUTH_ISSUER: 'ISSUER',
    MCP_AUTH_AUDIENCE: 'AUDIENCE',
    ...(jwt && { MCP_AUTH_JWKS_URI: 'f"http://127.0.0.1:{keys.server_port}/jwks"' }),
    ...(storage === 'disk' && { MCP_STORAGE_FOLDER: 'str(tmp_path)' }),
  };
  const lines = variables.map(
    ({ name, inTest, example }) =>
      `        ${literal(name)}: ${values[name] ?? literal(inTest ?? example)},`,
  );
  return `${jwt ? keyServer : ''}@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path${jwt ? ', keys' : ''}):
    values = {
${lines.join('\n')}
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)`;
}

const keyServer = `@pytest.fixture(scope="module")
def keys():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Keys)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


`;

const asking = `def ask(method: str, path: str, bearer: str | None = None, body: object = None) -> httpx.Response:
    async def run() -> httpx.Response:
        mcp = FastMCP("test", auth=build_auth())
        app = mcp.http_app(path=PATH, stateless_http=True, json_response=True)
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

function refusal({ job }: Wiring, { path }: Choice): string {
  if (job === 'verify') {
    return `def test_without_a_token_nobody_gets_in():
    answer = open_session()
    assert answer.status_code == 401
    # This server only checks tokens, so it has no metadata to point at.
    assert "resource_metadata" not in answer.headers["www-authenticate"]`;
  }
  return `def test_without_a_token_a_client_is_told_where_to_sign_in():
    answer = open_session()
    assert answer.status_code == 401
    address = f"{BASE}/.well-known/oauth-protected-resource${path === '/' ? '' : '{PATH}'}"
    assert f'resource_metadata="{address}"' in answer.headers["www-authenticate"]
    metadata = ask("GET", address).json()
    assert metadata["resource"] == BASE + PATH
    assert len(metadata["authorization_servers"]) == 1`;
}

function tokens({ scopes, strict }: Choice): string {
  const bad: readonly (readonly [id: string, make: string])[] = [
    ['another audience', 'lambda: token(aud="https://elsewhere.test/mcp")'],
    ['another issuer', 'lambda: token(iss="https://elsewhere.test")'],
    ['another key', 'lambda: token(OTHER_KEY)'],
    ['expired', 'lambda: token(exp=int(time.time()) - 60)'],
    ...(scopes.length > 0 ? [['without the scope', 'lambda: token(scope="")'] as const] : []),
    ...(strict
      ? [
          ['never expires', 'lambda: token(without="exp")'] as const,
          ['not valid yet', 'lambda: token(nbf=int(time.time()) + 600)'] as const,
        ]
      : []),
    ['no token at all', 'lambda: "not-a-token"'],
  ];
  return `@pytest.mark.parametrize(
    "make",
    [
${bad.map(([id, make]) => `        pytest.param(${make}, id=${literal(id)}),`).join('\n')}
    ],
)
def test_a_wrong_token_is_refused(make):
    assert open_session(make()).status_code == 401


def test_a_right_token_gets_in():
    assert open_session(token()).status_code == 200`;
}

const foreignToken = `def test_a_token_from_elsewhere_is_refused():
    assert open_session("not-a-token").status_code == 401`;

const registersClients = `def test_clients_can_register():
    metadata = ask("GET", "/.well-known/oauth-authorization-server").json()
    assert metadata["registration_endpoint"].startswith(BASE)
    assert metadata["code_challenge_methods_supported"] == ["S256"]`;

function emptyVariables(variables: readonly EnvVariable[]): string {
  return `@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize(
    "name",
    [
${variables.map(({ name }) => `        ${literal(name)},`).join('\n')}
    ],
)
def test_it_does_not_start_without_what_it_needs(monkeypatch, name, value):
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(RuntimeError, match=name):
        build_auth()
    with pytest.raises(RuntimeError, match=name):
        required_env(name)`;
}
