import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { planAddAuth } from '../../src/codegen/add-auth';
import { findServers } from '../../src/codegen/find-servers';
import { foreignAuth } from '../../src/codegen/foreign-auth';
import { targetOf } from '../../src/codegen/site';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { after, usual } from './generated';
import { syntaxes } from './syntax';

/** The server once its own auth has made way, or why it may not. */
function replaced(text: string): string {
  const project = { files: [{ path: 'server.py', text }], installed: {} };
  const [site] = findServers(project, syntaxes);
  assert.ok(site);
  const wiring = wiringsByTarget[targetOf(site.product)].find(({ id }) => id === 'remote');
  assert.ok(wiring);
  const request = { project, site, wiring, choice: usual };
  assert.equal(planAddAuth(request, syntaxes).kind, 'refused');
  assert.notEqual(foreignAuth(site), undefined);
  const planned = planAddAuth({ ...request, replaces: true }, syntaxes);
  if (planned.kind === 'refused') return planned.says;
  const then = after(project, planned.fix);
  const [again] = findServers(then, syntaxes);
  assert.ok(again);
  assert.equal(foreignAuth(again), undefined);
  const second = planAddAuth({ ...request, project: then, site: again }, syntaxes);
  assert.deepEqual(second.kind === 'fix' ? second.fix.files : second.says, []);
  return then.files.find(({ path }) => path === 'server.py')?.text ?? '';
}

suite('auth that makes way', () => {
  test('a verifier alone, which is a dead end, becomes a way to sign in', () => {
    const before = `from fastmcp import FastMCP
from fastmcp.server.auth.providers.jwt import JWTVerifier

mcp = FastMCP(
    "notes",
    auth=JWTVerifier(jwks_uri="https://as.example/jwks", issuer="https://as.example"),  # checks
    instructions="Takes notes",
)
`;
    assert.equal(
      replaced(before),
      before
        .replace(/JWTVerifier\(jwks_uri.*?\)(?=, {2}# checks)/, 'build_auth()')
        .replace('import JWTVerifier\n', 'import JWTVerifier\nfrom mcp_auth import build_auth\n'),
    );
  });

  test('one that is assigned later is replaced there', () => {
    const before = `from fastmcp import FastMCP

mcp = FastMCP("notes")
mcp.auth = make_verifier()
`;
    const text = replaced(before);
    assert.match(text, /^mcp = FastMCP\("notes"\)\nmcp\.auth = build_auth\(\)$/m);
  });

  test('settings of the official SDK make way with their verifier', () => {
    const text = replaced(`from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes", auth=AuthSettings(issuer_url=ISSUER), token_verifier=Mine())
`);
    assert.match(text, /auth=build_auth_settings\(\), token_verifier=build_token_verifier\(\)\)$/m);
  });

  test('an authorization server of its own stays, and is named', () => {
    const says = replaced(`from mcp.server.fastmcp import FastMCP

mcp = FastMCP("notes", auth=AuthSettings(issuer_url=ISSUER), auth_server_provider=Mine())
`);
    assert.match(says, /has auth_server_provider already: Mine\(\)/);
  });

  test('no auth that is assigned later is no auth', () => {
    const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\nmcp.auth = None\n';
    const project = { files: [{ path: 'server.py', text }], installed: {} };
    const [site] = findServers(project, syntaxes);
    assert.equal(site?.auth.kind, 'none');
  });

  test('what cannot be seen is refused all the same', () => {
    const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes", **options)\n';
    const project = { files: [{ path: 'server.py', text }], installed: {} };
    const [site] = findServers(project, syntaxes);
    const wiring = wiringsByTarget.fastmcp.find(({ id }) => id === 'remote');
    assert.ok(site && wiring);
    assert.equal(foreignAuth(site), undefined);
    const request = { project, site, wiring, choice: usual, replaces: true };
    assert.equal(planAddAuth(request, syntaxes).kind, 'refused');
  });
});
