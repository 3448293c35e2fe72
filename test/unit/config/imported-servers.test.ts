// biome-ignore-all lint/suspicious/noTemplateCurlyInString: addresses have such variables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { importedServers } from '../../../src/config/imported-servers';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../..', 'test/fixtures/imports', name), 'utf8');

test('a server.json of the registry gives its remotes and the commands of its packages', () => {
  const name = 'io.example/notes';
  const expected = {
    kind: 'servers',
    servers: [
      { name, url: 'https://${tenant}.notes.example/mcp', transport: 'http' },
      { name, url: 'https://notes.example/sse', transport: 'sse' },
      { name, command: 'npx', args: ['-y', '@example/notes@1.2.0'] },
      { name, command: 'uvx', args: ['example-notes==1.2.0'] },
      { name, command: 'docker', args: ['run', '-i', '--rm', 'docker.example/notes:1.2.0'] },
    ],
  };
  const text = fixture('server.json');
  assert.deepEqual(importedServers(text, '/x/server.json'), expected);
  assert.deepEqual(importedServers(`{"server":${text}}`, '/x/answer.json'), expected);
});

test('a fastmcp.json gives the address that it listens on, or the command', () => {
  assert.deepEqual(importedServers(fixture('fastmcp.json'), '/x/fastmcp.json'), {
    kind: 'servers',
    servers: [{ name: 'server.py', url: 'http://127.0.0.1:9000/mcp/', transport: 'http' }],
  });
  assert.deepEqual(importedServers('{"source":{"path":"server.py"}}', '/x/fastmcp.json'), {
    kind: 'servers',
    servers: [{ name: 'server.py', command: 'fastmcp', args: ['run', '/x/fastmcp.json'] }],
  });
});

test('what is no such file says why', () => {
  const problem = (text: string): string => {
    const read = importedServers(text, '/x');
    return read.kind === 'problem' ? read.message : '';
  };
  assert.match(problem('{}'), /^The file names no server: expected/);
  assert.match(problem('{\n "remotes": [}'), /^Line 2 of the file: /);
  assert.match(
    problem('{"remotes":[{"url":"https://a.example/?token=canary7f3a9b2c4d"}]}'),
    /names no server/,
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      assert.ok(['servers', 'problem'].includes(importedServers(text, '/x').kind));
    }),
  );
});
