import assert from 'node:assert/strict';
import { test } from 'node:test';
import { npm } from './npm.mjs';

const cwd = process.cwd();

test('every file is formatted and clean to the linter', async () => {
  const { code, output } = await npm(['run', '--silent', 'lint'], { cwd });
  assert.equal(code, 0, output);
});

test('every file has sound types', async () => {
  const { code, output } = await npm(['run', '--silent', 'types'], { cwd });
  assert.equal(code, 0, output);
});

for (const [name, why] of Object.entries(missing())) {
  test(`${name} is here`, { skip: process.env['CI'] ? false : `not run: ${why}` }, () => {
    assert.fail(why);
  });
}

/** What `npm test` could not get, and why. */
function missing(): Readonly<Record<string, string>> {
  return JSON.parse(process.env['MCP_AUTH_MISSING'] ?? '{}');
}
