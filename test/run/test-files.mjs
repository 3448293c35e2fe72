import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

// What the tests of a folder, or those of one file, cannot do without.
const needs = {
  panel: ['Chromium'],
  e2e: ['Chromium', 'code-server'],
  fastmcp: ['FastMCP'],
  'e2e/fix-loop.test.ts': ['Chromium', 'code-server', 'FastMCP'],
  'codegen/drive-proxies.test.ts': ['FastMCP'],
  'fastmcp/redis.test.ts': ['FastMCP', 'redis-server'],
  'codegen/generated-tests.test.ts': ['FastMCP', 'MCP SDK for Python'],
};

/**
 * The tests to run, each with its bundle's path from the clone's folder and what it needs.
 *
 * @param {{ filters: readonly string[], e2e: boolean }} wanted a test stays when its path has one of
 *   the filters in it, or when there are none
 */
export async function findTests({ filters, e2e }) {
  const names = await readdir(join(root, 'test'), { recursive: true });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, folder: name.split('/')[0] }))
    .filter(({ folder }) => e2e || folder !== 'e2e')
    .filter(({ name }) => filters.length === 0 || filters.some((part) => name.includes(part)))
    .map(({ name, folder }) => ({
      name,
      needs: needs[name] ?? needs[folder] ?? [],
      bundle: `.build/test/${name.replace(/\.ts$/, '.mjs')}`,
    }));
}
