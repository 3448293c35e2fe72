import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import type { JudgedTrace } from '../../src/model/trace';
import { fastmcpPythons, mcpPythons } from '../fastmcp/servers';
import { after, plan, usual, write } from './generated';
import { type ServerEnvironment, signInAt } from './sign-in';

type Choices = readonly (readonly [name: string, choice: Choice])[];

/** Every wiring, and the choices that change what is written. */
const fastmcp: Choices = [
  ...wiringsByTarget.fastmcp.map(({ id }) => [id, { ...usual, wiring: id }] as const),
  ['verify-jwks, strict', { ...usual, wiring: 'verify-jwks', strict: true }],
  ['remote, ES256', { ...usual, algorithm: 'ES256' }],
  ['remote, no scopes', { ...usual, scopes: [] }],
  ['oauth-proxy, redis', { ...usual, wiring: 'oauth-proxy', storage: 'redis' }],
  ['oauth-proxy, DynamoDB', { ...usual, wiring: 'oauth-proxy', storage: 'dynamodb' }],
  ['remote and services', { ...usual, services: true }],
  [
    'remote and services, strict, ES256',
    { ...usual, services: true, strict: true, algorithm: 'ES256' },
  ],
  ['github and services', { ...usual, wiring: 'github', services: true }],
  ['github and services, no scopes', { ...usual, wiring: 'github', services: true, scopes: [] }],
  [
    'google and services, ES256',
    {
      ...usual,
      wiring: 'google',
      services: true,
      serviceAlgorithm: 'ES256',
      scopes: ['openid', 'email'],
    },
  ],
  [
    'entra-id and services, no scopes',
    { ...usual, wiring: 'entra-id', services: true, scopes: [] },
  ],
  [
    'cognito and services in DynamoDB',
    { ...usual, wiring: 'cognito', services: true, storage: 'dynamodb' },
  ],
  [
    'remote and services of another algorithm',
    { ...usual, services: true, serviceAlgorithm: 'ES256' },
  ],
  ['oidc-proxy and services', { ...usual, wiring: 'oidc-proxy', services: true, scopes: [] }],
];

const sdk: Choices = [
  ...wiringsByTarget['mcp-python'].map(({ id }) => [id, { ...usual, wiring: id }] as const),
  ['remote, ES256', { ...usual, algorithm: 'ES256' }],
  ['remote, EdDSA', { ...usual, algorithm: 'EdDSA' }],
  ['remote, no scopes', { ...usual, scopes: [] }],
  ['remote, another path', { ...usual, path: '/notes' }],
];

const tool = '\n\n@mcp.tool()\ndef list_notes() -> str:\n    return "- buy milk"\n';

for (const [version, interpreter] of Object.entries(fastmcpPythons())) {
  const server = `from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n${tool}`;
  runGenerated(`FastMCP ${version}`, { version, interpreter, server, choices: fastmcp });
}

for (const [version, interpreter] of Object.entries(mcpPythons())) {
  const server = version.startsWith('1.')
    ? `from mcp.server.fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n${tool}`
    : `from mcp.server import MCPServer\n\nmcp = MCPServer("notes")\n${tool}`;
  runGenerated(`mcp ${version}`, { version, interpreter, server, choices: sdk });

  test(`mcp ${version}: people sign in, and a token for another server is refused`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
    try {
      const port = 'int(os.environ["PORT"])';
      const serving = version.startsWith('1.')
        ? `${server.replace('("notes")', `("notes", port=${port})`)}\n\nmcp.run(transport="streamable-http")\n`
        : `${server}\n\nmcp.run(transport="streamable-http", port=${port})\n`;
      const project = {
        files: [{ path: 'server.py', text: `import os\n\n${serving}` }],
        installed: {},
      };
      await write(folder, after(project, plan(project, { ...usual, algorithm: 'ES256' })).files);
      const start = (environment: ServerEnvironment) =>
        spawn(interpreter, ['server.py'], {
          cwd: folder,
          stdio: 'ignore',
          env: { ...process.env, ...environment, PYTHONDONTWRITEBYTECODE: '1' },
        });
      const good = await signInAt(start);
      assert.deepEqual(rulesOf(good), []);
      assert.equal(good.status, 'signed-in');
      assert.deepEqual(rulesOf(await signInAt(start, 'https://elsewhere.test/mcp')), [
        'token-not-accepted',
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function runGenerated(
  title: string,
  {
    version,
    interpreter,
    server,
    choices,
  }: {
    readonly version: string;
    readonly interpreter: string;
    readonly server: string;
    readonly choices: Choices;
  },
): void {
  suite(title, () => {
    let root: string;
    let results: { [folder: string]: { passed: number; failed: string[] } };
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
      const folders: string[] = [];
      for (const [at, [, choice]] of choices.entries()) {
        const project = { files: [{ path: 'server.py', text: server }], installed: {} };
        const numbers = version.split('.').map(Number);
        const known = { ...choice, version: { numbers, text: version, from: 'the test' } };
        const folder = join(root, String(at));
        folders.push(folder);
        await write(folder, after(project, plan(project, known)).files);
      }
      const script = join(process.cwd(), 'test/codegen/run_tests.py');
      const { stdout } = await promisify(execFile)(interpreter, [script, ...folders], {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      });
      results = JSON.parse(stdout);
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    for (const [at, [name]] of choices.entries()) {
      test(`${name}: the generated tests pass`, () => {
        const { passed, failed } = results[join(root, String(at))] ?? {
          passed: 0,
          failed: ['not run'],
        };
        assert.deepEqual(failed, []);
        assert.ok(passed >= 5, `only ${passed} tests ran`);
      });
    }
  });
}

function rulesOf({ findings }: JudgedTrace): readonly string[] {
  return findings.map(({ rule }) => rule);
}
