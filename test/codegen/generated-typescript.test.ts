import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after as afterAll, before, test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Project } from '../../src/codegen/project';
import type { Choice } from '../../src/codegen/wiring';
import { wiringsByTarget } from '../../src/codegen/wirings';
import { after, plan, usual, write } from './generated';
import { type ServerEnvironment, signInAt } from './sign-in';

const run = promisify(execFile);
const root = join(process.cwd(), '.build', 'generated-typescript');

const server = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/mcp', async (req, res) => {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  await transport.handleRequest(req, res, req.body);
});

const listener = app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => console.log(JSON.stringify(listener.address())));
`;

/** `strict` alone, and stricter, as some projects are: each finds what the other lets by. */
const tsconfigs = {
  'tsconfig.json': {},
  'tsconfig.strictest.json': {
    verbatimModuleSyntax: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
  },
};

const usually = { target: 'ES2022', module: 'NodeNext', strict: true, noEmit: true };

/** Every wiring, and the choices that change what is written. */
const choices: readonly (readonly [name: string, choice: Choice])[] = [
  ...wiringsByTarget['mcp-typescript'].map(({ id }) => [id, { ...usual, wiring: id }] as const),
  ['es256', { ...usual, algorithm: 'ES256' }],
  ['no-scopes', { ...usual, scopes: [] }],
];

before(async () => {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await write(root, [
    { path: 'package.json', text: '{ "type": "module" }\n' },
    ...Object.entries(tsconfigs).map(([path, own]) => {
      const compilerOptions = { ...usually, types: ['node'], skipLibCheck: true, ...own };
      return { path, text: JSON.stringify({ compilerOptions, include: ['**/*.ts'] }) };
    }),
  ]);
  for (const [name, choice] of choices) {
    const project: Project = {
      files: [
        { path: 'package.json', text: '{ "type": "module" }\n' },
        { path: 'src/server.ts', text: server },
      ],
      installed: {},
    };
    await write(join(root, name), after(project, plan(project, choice)).files);
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

for (const tsconfig of Object.keys(tsconfigs)) {
  test(`${tsconfig}: what is written has sound types`, async () => {
    const require = createRequire(import.meta.url);
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
    const args = [tsc, '-p', join(root, tsconfig)];
    await run(process.execPath, args);
    const { stdout } = await run(process.execPath, [...args, '--listFilesOnly']);
    for (const [name] of choices) assert.ok(stdout.includes(join(name, 'src', 'server.ts')));
  });
}

test('the server refuses whoever has no token, and starts only with its variables', async () => {
  const outfile = join(root, 'remote', 'server.mjs');
  await bundle(join(root, 'remote', 'src', 'server.ts'), outfile);
  await assert.rejects(run(process.execPath, [outfile]), /MCP_SERVER_URL is not set/);
  const child = spawn(process.execPath, [outfile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      MCP_SERVER_URL: 'https://mcp.test/mcp',
      MCP_AUTH_ISSUER: 'https://auth.test',
      MCP_AUTH_JWKS_URI: 'https://auth.test/jwks',
      MCP_AUTH_AUDIENCE: 'https://mcp.test/mcp',
    },
  });
  try {
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    const { port } = JSON.parse(value);
    const answer = await fetch(`http://127.0.0.1:${port}/mcp`, { method: 'POST' });
    assert.equal(answer.status, 401);
    assert.match(
      answer.headers.get('www-authenticate') ?? '',
      /resource_metadata="https:\/\/mcp\.test\/\.well-known\/oauth-protected-resource\/mcp"/,
    );
  } finally {
    child.kill();
  }
});

test('people sign in, and a token for another server is refused', async () => {
  const outfile = join(root, 'es256', 'server.mjs');
  await bundle(join(root, 'es256', 'src', 'server.ts'), outfile);
  const start = (environment: ServerEnvironment) =>
    spawn(process.execPath, [outfile], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment },
    });
  const good = await signInAt(start);
  assert.deepEqual(
    good.findings.map(({ rule }) => rule),
    [],
  );
  assert.equal(good.status, 'signed-in');
  const bad = await signInAt(start, 'https://elsewhere.test/mcp');
  assert.deepEqual(
    bad.findings.map(({ rule }) => rule),
    ['token-not-accepted'],
  );
});

for (const [name] of choices) {
  test(`${name}: the generated tests pass`, async () => {
    const outfile = join(root, name, 'test.mjs');
    await bundle(join(root, name, 'src', 'mcp-auth.test.ts'), outfile);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', outfile], {
      env,
    }).catch((error) => error);
    assert.match(stdout, /^# fail 0$/m, stdout);
    const passed = Number(/^# pass (\d+)$/m.exec(stdout)?.[1]);
    assert.ok(passed >= 9, `only ${passed} tests ran`);
  });
}

function bundle(entry: string, outfile: string) {
  return build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
}
