import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { clientFiles } from '../../../src/config/clients/list';

test('every client file of the folder is in the list, once, under its own id', async () => {
  const files = await readdir('src/config/clients');
  const ids = files.map((name) => name.replace(/\.ts$/, '')).filter((id) => id !== 'list');
  assert.deepEqual(clientFiles.map(({ id }) => id).sort(), ids.sort());
});

test('paths are relative and each is parsed by the dialect of its client', () => {
  assert.deepEqual(
    clientFiles.map(({ path, parse }) => [
      path,
      parse('u', path, '{"servers":{"a":{"command":"x"}}}').servers.length,
      parse('u', path, '{"mcpServers":{"a":{"command":"x"}}}').servers.length,
    ]),
    [
      ['.vscode/mcp.json', 1, 0],
      ['.mcp.json', 0, 1],
    ],
  );
});
