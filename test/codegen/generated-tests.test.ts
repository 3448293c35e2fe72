import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { wirings } from '../../src/codegen/fastmcp/wirings/list';
import type { Choice } from '../../src/codegen/wiring';
import { fastmcpPythons } from '../fastmcp/servers';
import { after, plan, usual, write } from './generated';

const server = `from fastmcp import FastMCP

mcp = FastMCP("notes")


@mcp.tool
def list_notes() -> str:
    return "- buy milk"
`;

/** Every wiring, and the choices that change what is written. */
const choices: readonly (readonly [name: string, choice: Choice])[] = [
  ...wirings.map(({ id }) => [id, { ...usual, wiring: id }] as const),
  ['verify-jwks, strict', { ...usual, wiring: 'verify-jwks', strict: true }],
  ['remote, ES256', { ...usual, algorithm: 'ES256' }],
  ['remote, no scopes', { ...usual, scopes: [] }],
  ['oauth-proxy, redis', { ...usual, wiring: 'oauth-proxy', storage: 'redis' }],
];

for (const [version, interpreter] of Object.entries(fastmcpPythons())) {
  suite(`FastMCP ${version}`, () => {
    let root: string;
    let results: { [folder: string]: { passed: number; failed: string[] } };
    before(async () => {
      root = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
      const folders: string[] = [];
      for (const [at, [, choice]] of choices.entries()) {
        const project = {
          files: [{ path: 'server.py', text: server }],
          installed: { fastmcp: version },
        };
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
