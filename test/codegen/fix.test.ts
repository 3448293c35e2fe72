import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  answersOfProvider,
  answersOfTrace,
  placeOfTrace,
} from '../../src/codegen/answers-of-trace';
import { mendedRules } from '../../src/codegen/mended-rules';
import type { ServerSite } from '../../src/codegen/site';
import { startAddress, startCommand } from '../../src/codegen/start-command';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { identityProviders } from '../../src/idp/list';
import type { Trace } from '../../src/model/trace';
import { rules } from '../../src/rules/list';
import type { Fault } from '../server/fault';
import { healthy } from '../server/faults/healthy';
import { noRegistration } from '../server/faults/no-registration';
import { scopeInMetadataOnly } from '../server/faults/scope-in-metadata-only';
import { verifierWithBaseUrl } from '../server/faults/verifier-with-base-url';
import { runHeadless } from '../unit/rules/headless-run';
import { after, plan, usual as usualChoice } from './generated';

async function traceOf({ start }: Fault): Promise<Trace> {
  const server = await start();
  try {
    return (await runHeadless(server.url, server.run)).trace;
  } finally {
    await server.close();
  }
}

suite('what a trace tells before auth is written', () => {
  const usual = { transport: 'http', callers: 'people' } as const;

  test('a server that signs people in at a provider that registers clients', async () => {
    assert.deepEqual(answersOfTrace(await traceOf(healthy)), {
      ...usual,
      wiring: 'remote',
      scopes: 'notes:read',
      algorithm: 'ES256',
    });
  });

  test('scopes are those of the metadata where the challenge names none', async () => {
    assert.equal(answersOfTrace(await traceOf(scopeInMetadataOnly)).scopes, 'notes:read');
  });

  test('a provider that registers nobody needs a proxy', async () => {
    const { wiring } = answersOfTrace(await traceOf(noRegistration));
    assert.match(wiring ?? '', /^(oidc|oauth)-proxy$/);
  });

  test('a verifier alone tells nothing of a provider', async () => {
    const answers = answersOfTrace(await traceOf(verifierWithBaseUrl));
    assert.equal(answers.wiring, undefined);
    assert.equal(answers.algorithm, undefined);
  });

  test('a server that is its own authorization server has a bridge already', async () => {
    const trace = await traceOf(healthy);
    const { authorizationServer } = trace.facts;
    assert.ok(authorizationServer);
    const issuer = new URL(trace.server.url).origin;
    const own = { ...trace.facts, authorizationServer: { ...authorizationServer, issuer } };
    assert.equal(answersOfTrace({ ...trace, facts: own }).wiring, undefined);
  });

  test('its addresses are those of the server and its provider, and stand in .env.example', async () => {
    const trace = await traceOf(healthy);
    const { origin } = new URL(trace.server.url);
    const place = placeOfTrace(trace);
    const issuer = trace.facts.authorizationServer?.issuer ?? '';
    assert.deepEqual([place?.base, place?.path], [origin, '/mcp']);
    assert.equal(place?.known['MCP_AUTH_ISSUER'], issuer);
    assert.equal(place?.known['MCP_AUTH_AUDIENCE'], trace.server.url);
    assert.match(place?.known['MCP_AUTH_JWKS_URI'] ?? '', /^http.*jwks/);

    const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n';
    const project = { files: [{ path: 'server.py', text }], installed: {} };
    const { files } = after(project, plan(project, usualChoice, place?.base, place?.known));
    const written = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    assert.ok(written('.env.example').includes(`MCP_AUTH_ISSUER=${issuer}\n`));
    assert.ok(written('MCP_AUTH.md').includes(`${origin}/mcp`));
    // The test that goes along has a provider of its own.
    assert.ok(!written('test_mcp_auth.py').includes(issuer));
  });

  test('an address of a server that is masked or no address is not gone by', async () => {
    const trace = await traceOf(healthy);
    const at = (url: string) => placeOfTrace({ ...trace, server: { ...trace.server, url } });
    assert.equal(at('https://mcp.example/mcp?key=‹12 characters›'), undefined);
    const { authorizationServer } = trace.facts;
    assert.ok(authorizationServer);
    const issuer = 'https://as.example/\nMCP_JWT_SIGNING_KEY=known';
    const facts = { ...trace.facts, authorizationServer: { ...authorizationServer, issuer } };
    assert.equal(placeOfTrace({ ...trace, facts })?.known['MCP_AUTH_ISSUER'], undefined);
    for (const jwksUri of [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would fill it in
      'https://as.example/$(curl${IFS}as.example)',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: so would whoever reads .env
      'https://as.example/${HOME}',
      'https://as.example/a&b',
      'https://as.example/`id`',
    ]) {
      const { known } = answersOfProvider({
        issuer: 'https://as.example',
        source: 'oauth',
        metadata: { ...authorizationServer.metadata, jwksUri },
      });
      assert.equal(known['MCP_AUTH_JWKS_URI'], undefined, jwksUri);
    }
  });

  test('a provider that is known by its address gets its own class, or that of its kind', () => {
    const at = (authorizationServer: string) =>
      answersOfTrace({
        server: { name: 'notes', url: 'https://mcp.example/mcp', transport: 'http' },
        facts: { resource: { authorizationServer } as never },
      }).wiring;
    assert.equal(at('https://login.microsoftonline.com/common/v2.0'), 'entra-id');
    assert.equal(at('https://github.com/login/oauth'), 'github');
    assert.equal(at('https://dev-1.okta.com/oauth2/default'), 'oidc-proxy');
    const known = new Set(wiringsByTarget.fastmcp.map(({ id }) => id));
    for (const { id, issuer, examples } of identityProviders) {
      for (const address of [issuer, ...examples]) {
        const wiring = address === undefined ? undefined : at(address);
        assert.ok(wiring === undefined || known.has(wiring), `${id}: ${address}: ${wiring}`);
      }
    }
  });
});

test('every finding that auth mends is that of a rule', () => {
  const known = new Set(rules.map(({ id }) => id));
  for (const rule of mendedRules) assert.ok(known.has(rule), rule);
});

suite('how a server is started', () => {
  const site = (path: string, product: ServerSite['product'] = 'fastmcp'): ServerSite => ({
    product,
    path,
    line: 0,
    call: { start: 0, end: 0 },
    args: { start: 0, end: 0 },
    auth: { kind: 'none' },
    subclass: false,
    mounted: false,
    test: false,
  });
  const project = (...files: readonly (readonly [path: string, text: string])[]) => ({
    files: files.map(([path, text]) => ({ path, text })),
    installed: {},
  });

  test('by its own file where that runs it, else by the command of FastMCP', () => {
    const runs = project(['server.py', 'mcp.run(transport="http")']);
    assert.equal(startCommand(runs, site('server.py')), 'python server.py');
    const module = project(['app/my server.py', 'mcp = FastMCP()'], ['uv.lock', '']);
    assert.equal(
      startCommand(module, site('app/my server.py')),
      'uv run fastmcp run "app/my server.py" --transport http',
    );
    assert.equal(startCommand(project(), site('src/server.ts', 'mcp-typescript')), 'npm start');
  });

  test('at the address that its environment names', () => {
    const at = (environment: { readonly [name: string]: string }) =>
      startAddress(site('server.py'), environment);
    assert.equal(at({}), 'http://127.0.0.1:8000/mcp');
    assert.equal(at({ PORT: '9000' }), 'http://127.0.0.1:9000/mcp');
    // What is started is here, whatever the address is that it will have in public.
    assert.equal(at({ MCP_BASE_URL: 'https://notes.example/' }), 'http://127.0.0.1:8000/mcp');
    assert.equal(
      at({ MCP_SERVER_URL: 'https://a.example/v1/mcp' }),
      'http://127.0.0.1:8000/v1/mcp',
    );
    assert.equal(at({ MCP_BASE_URL: 'http://localhost:9/api/' }), 'http://localhost:9/api/mcp');
    assert.equal(at({ MCP_SERVER_URL: 'http://127.0.0.1:9/v1' }), 'http://127.0.0.1:9/v1');
    assert.equal(at({ MCP_BASE_URL: 'not an address' }), 'http://127.0.0.1:8000/mcp');
    assert.equal(
      startAddress(site('src/server.ts', 'mcp-typescript'), {}),
      'http://127.0.0.1:3000/mcp',
    );
  });
});
