import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { test } from 'node:test';

/** Bytes of the minified bundles, and of the packed extension. */
const budgets: readonly (readonly [path: string, bytes: number])[] = [
  ['dist/extension.js', 60 * 1024],
  ['dist/discovery.js', 240 * 1024],
  ['dist/flows.js', 144 * 1024],
  ['dist/connection.js', 60 * 1024],
  ['dist/core.js', 500 * 1024],
  ['dist/era-2025.js', 360 * 1024],
  ['dist/era-2026.js', 490 * 1024],
  ['dist/codegen.js', 350 * 1024],
  ['dist/panel.js', 220 * 1024],
  ['dist/rule-pages.json', 200 * 1024],
  ['.build/mcp-auth-inspector.vsix', 1.5 * 1024 * 1024],
];

for (const [path, budget] of budgets) {
  test(`${path} is within ${Math.round(budget / 1024)} KB`, async () => {
    const { size } = await stat(path);
    assert.ok(size > 0 && size <= budget, `${path} has ${size} bytes, ${size - budget} too many`);
  });
}
