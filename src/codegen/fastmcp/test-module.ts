/** The test that goes along with the module: it shows who gets in and who does not. */

import { marked } from '../files/written-mark';
import { isAtLeast } from '../package-version';
import { emptyVariables } from '../python/empty-variables';
import { importBlock } from '../python/import-block';
import { literal, literals } from '../python/python-text';
import type { Choice, EnvVariable } from '../wiring';
import { type StandIn, withServices } from './test-tokens';
import type { FastmcpWiring } from './wiring';

/** `module`: how the auth module is imported, such as `notes.mcp_auth`. */
export function testModule(
  wiring: FastmcpWiring,
  choice: Choice,
  variables: readonly EnvVariable[],
  module: string,
): string {
  const provider = withServices(wiring.tokens, choice);
  const imports = importBlock([
    'import asyncio',
    isAtLeast(choice.version, 4) ? 'import httpx2 as httpx' : 'import httpx',
    'import pytest',
    'from fastmcp import FastMCP',
    ...(wiring.tokens === 'introspection' ? ['from urllib.parse import parse_qs'] : []),
    ...provider.imports,
  ]);
  const head = [
    '"""Shows who gets into this server and who does not. Needs pytest alone."""',
    imports,
    `from ${module} import build_auth, required_env`,
    constants(choice),
  ].join('\n\n');
  const sections = [
    ...provider.definitions,
    environment(choice, variables, provider),
    asking,
    refusal(wiring, choice),
    ...(provider.signs ? [tokens(choice, wiring, provider)] : [foreignToken]),
    ...(choice.services ? [services(choice)] : []),
    ...(wiring.job === 'proxy' ? [registersClients] : []),
    emptyVariables(variables, 'build_auth'),
  ];
  return marked([head, ...sections].join('\n\n\n'), '# ');
}

function constants({ path, scopes, services: both }: Choice): string {
  return [
    'BASE = "https://mcp.test"',
    `PATH = ${literal(path)}`,
    'ISSUER = "https://auth.test/tenant"',
    ...(both ? ['SERVICES = "https://services.test/tenant"'] : []),
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

function environment(
  { storage }: Choice,
  variables: readonly EnvVariable[],
  { values: own, serves, patches }: StandIn,
): string {
  const values: { readonly [name: string]: string } = {
    MCP_BASE_URL: 'BASE',
    MCP_AUTH_ISSUER: 'ISSUER',
    MCP_AUTH_AUDIENCE: 'AUDIENCE',
    MCP_SERVICE_ISSUER: 'SERVICES',
    MCP_SERVICE_AUDIENCE: 'AUDIENCE',
    ...(storage === 'disk' && { MCP_STORAGE_FOLDER: 'str(tmp_path)' }),
    ...own,
  };
  const lines = variables.map(
    ({ name, inTest, example }) =>
      `        ${literal(name)}: ${values[name] ?? literal(inTest ?? example)},`,
  );
  return [
    '@pytest.fixture(autouse=True)',
    `def environment(monkeypatch, tmp_path${serves ? ', keys' : ''}):`,
    ...patches.map((line) => `    ${line}`),
    '    values = {',
    ...lines,
    '    }',
    '    for name, value in values.items():',
    '        monkeypatch.setenv(name, value)',
  ].join('\n');
}

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

function refusal({ job }: FastmcpWiring, { path }: Choice): string {
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

function tokens(
  { scopes, strict }: Choice,
  { tokens: kind }: FastmcpWiring,
  { otherKey }: StandIn,
): string {
  const bad: readonly (readonly [id: string, make: string])[] = [
    ['another audience', 'lambda: token(aud="https://elsewhere.test/mcp")'],
    ...(kind === 'introspection'
      ? []
      : [['another issuer', 'lambda: token(iss="https://elsewhere.test")'] as const]),
    ...(otherKey ? [['another key', 'lambda: token(OTHER_KEY)'] as const] : []),
    ['expired', 'lambda: token(exp=int(time.time()) - 60)'],
    ...(scopes.length > 0 ? [['without the scope', 'lambda: token(scope="")'] as const] : []),
    ...(strict && kind !== 'introspection'
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

function services({ scopes }: Choice): string {
  const bad = [
    ['another audience', 'lambda: service_token(aud="https://elsewhere.test/mcp")'],
    ['another key', 'lambda: service_token(OTHER_SERVICE_KEY)'],
    ['expired', 'lambda: service_token(exp=int(time.time()) - 60)'],
    ...(scopes.length > 0
      ? [['without the scope', 'lambda: service_token(scope="")'] as const]
      : []),
  ] as const;
  return `@pytest.mark.parametrize(
    "make",
    [
${bad.map(([id, make]) => `        pytest.param(${make}, id=${literal(id)}),`).join('\n')}
    ],
)
def test_a_wrong_token_of_a_service_is_refused(make):
    assert open_session(make()).status_code == 401


def test_a_service_gets_in_with_a_token_of_its_issuer():
    assert open_session(service_token()).status_code == 200`;
}

const foreignToken = `def test_a_token_from_elsewhere_is_refused():
    assert open_session("not-a-token").status_code == 401`;

const registersClients = `def test_clients_can_register():
    metadata = ask("GET", "/.well-known/oauth-authorization-server").json()
    assert metadata["registration_endpoint"].startswith(BASE)
    assert metadata["code_challenge_methods_supported"] == ["S256"]`;
