import { readFile } from 'node:fs/promises';
import { runChild } from './children.mjs';
import { progress } from './say.mjs';
import { which } from './which.mjs';

/** A redis-server: the one on PATH, else from `apt-get` where that is the user's own machine. */
export async function getRedis() {
  const installed = process.env.MCP_AUTH_REDIS ?? which('redis-server');
  if (installed !== undefined) return { ok: true, path: installed };
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const may = /^ID=debian$/m.test(system) && process.getuid?.() === 0 && !process.env.CI;
  if (may) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await progress('Installing redis-server with apt-get', async () => {
      await runChild('apt-get', ['update'], { env });
      return runChild('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], {
        env,
      });
    });
    const path = which('redis-server');
    if (path !== undefined) return { ok: true, path };
  }
  return {
    ok: false,
    why: 'redis-server is not on PATH. Install it, or set MCP_AUTH_REDIS to its path.',
  };
}
