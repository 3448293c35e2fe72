import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Choice } from '../../src/codegen/wiring';
import { memorySecrets } from '../../src/node/node-ports';
import { after, plan, usual, write } from '../codegen/generated';
import { freePort } from '../run/ports.mjs';
import { createHeadless } from '../unit/rules/headless-run';
import { agreeingBrowser } from './consent';
import { fastmcpPythons } from './servers';
import { type Generated, startGenerated, storageKey } from './start-generated';

const choice: Choice = { ...usual, wiring: 'oauth-proxy', algorithm: 'ES256', storage: 'redis' };

let folder: string;
let redis: ChildProcess;
let url: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
  const port = await freePort();
  url = `redis://127.0.0.1:${port}/0`;
  const program = process.env['MCP_AUTH_REDIS'] ?? '';
  redis = spawn(program, ['--port', String(port), '--save', '', '--dir', folder], {
    stdio: 'ignore',
  });
  await listening(port);
});
afterAll(async () => {
  const ended = once(redis, 'exit');
  redis.kill();
  await ended;
  await rm(folder, { recursive: true, force: true });
});

for (const [version, python] of Object.entries(fastmcpPythons())) {
  test(`FastMCP ${version}: who has signed in stays so over a restart, and Redis has nothing to read`, async () => {
    const project = join(folder, version);
    const numbers = version.split('.').map(Number);
    const known = { ...choice, version: { numbers, text: version, from: 'the test' } };
    const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n';
    const before = { files: [{ path: 'server.py', text }], installed: {} };
    await write(project, after(before, plan(before, known)).files);
    const server: Generated = await startGenerated(python, project, choice, { REDIS_URL: url });
    try {
      const secrets = memorySecrets();
      const headless = createHeadless(
        `${server.origin}/mcp`,
        {},
        { ...agreeingBrowser(), secrets },
      );
      assert.equal((await headless.run('sign-in')).status, 'signed-in');
      await server.restart();
      const again = await headless.run('reconnect');
      assert.equal(again.status, 'signed-in', again.stop?.says);
      // By the token that it had before, and not by another.
      assert.deepEqual(again.steps.find(({ id }) => id === 'refresh')?.exchanges, []);

      const script = join(process.cwd(), 'test', 'fastmcp', 'read_redis.py');
      const { stdout } = await promisify(execFile)(python, [script, url, storageKey]);
      const { stored, opened } = JSON.parse(stdout) as Record<string, readonly string[]>;
      // The provider's tokens are in it, and nobody can read them without the key.
      assert.ok(opened?.some((value) => value.includes('access_token')));
      assert.ok((stored?.length ?? 0) >= 3);
      for (const value of stored ?? []) {
        assert.doesNotMatch(value, /access_token|refresh_token|client_secret|eyJ[\w-]{10}/);
      }
    } finally {
      await server.close();
    }
  });
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('redis-server does not listen');
}
