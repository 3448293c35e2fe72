import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { after, tryPlan, usual } from './generated';

const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n';
const project = {
  files: [
    { path: 'server.py', text },
    { path: 'requirements.txt', text: 'fastmcp\n' },
  ],
  installed: {},
};

/** Why a version cannot have a wiring, or what it requires besides. */
function on(version: string, wiring: string, storage: 'disk' | 'redis' = 'disk'): string {
  const numbers = version.split('.').map(Number);
  const choice = {
    ...usual,
    wiring,
    storage,
    version: { numbers, text: version, from: 'uv.lock' },
  };
  const planned = tryPlan(project, choice);
  if (planned.kind === 'refused') return planned.says;
  const files = after(project, planned.fix).files;
  return files.find(({ path }) => path === 'requirements.txt')?.text ?? '';
}

suite('what older releases of FastMCP can have', () => {
  test('people can sign in since 2.13, and tokens are checked since 2.11', () => {
    const says =
      /since 2\.13\.0, and keeps the provider's tokens to itself since then; uv\.lock says/;
    assert.match(on('2.12.5', 'remote'), says);
    assert.match(on('2.12.5', 'github'), says);
    assert.equal(on('2.11.3', 'verify-jwks'), 'fastmcp\n');
    assert.match(on('2.10.0', 'verify-jwks'), /JWTVerifier came with FastMCP 2\.11\.0/);
  });

  test('a store is required in the line that the release goes with', () => {
    assert.equal(on('2.14.7', 'github'), 'fastmcp\npy-key-value-aio[filetree]>=0.3,<0.4\n');
    assert.equal(on('2.14.7', 'github', 'redis'), 'fastmcp\npy-key-value-aio[redis]>=0.3,<0.4\n');
    assert.equal(on('3.4.7', 'github'), 'fastmcp\n');
    assert.equal(on('4.2.3', 'github', 'redis'), 'fastmcp\npy-key-value-aio[redis]>=0.4.4,<0.5\n');
  });

  test('a provider that refuses resource waits for the release that can keep it back', () => {
    assert.match(
      on('2.14.7', 'google'),
      /GoogleProvider can keep resource from its provider, which refuses it, since FastMCP 3\.2\.0/,
    );
    assert.equal(on('3.2.0', 'google'), 'fastmcp\n');
  });
});
